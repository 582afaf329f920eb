import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newKey } from './keys.ts';
import { readRootKey, recoverySheet, rootKeyFile, rootKeyName, writeRootKey } from './rootkey.ts';

test('a root key reads back from its file, and from its four lines however they are typed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (array) => {
      const key = Buffer.from(array);
      assert.deepEqual(readRootKey(rootKeyFile(key)), { ok: true, key });
      const typed = writeRootKey(key).toLowerCase().replace(/0/g, 'o').replace(/ {2}/g, '. ').replace(/\n/g, '\r\n\n');
      assert.deepEqual(readRootKey(typed), { ok: true, key });
      const bare = writeRootKey(key).replace(/^\d +/gm, '').replace(/ /g, '');
      assert.deepEqual(readRootKey(bare), { ok: true, key });
    }),
  );
});

test('a slip names its line', () => {
  const lines = writeRootKey(newKey()).split('\n');
  for (let index = 0; index < 4; index += 1) {
    const line = lines[index] as string;
    const slipped = line.slice(0, -1) + (line.endsWith('7') ? '8' : '7');
    const read = readRootKey(lines.with(index, slipped).join('\n'));
    assert.ok(!read.ok);
    assert.equal(read.fault.path, `/${index}`);
    assert.match(read.fault.message, new RegExp(`Line ${index + 1} `));
  }
});

test('lines in a wrong order, missing lines and other texts are refused', () => {
  const [a, b, c, d] = writeRootKey(newKey()).trim().split('\n');
  assert.equal(readRootKey([b, a, c, d].join('\n').replace(/^\d/gm, '')).ok, false);
  for (const text of ['', `${a}\n${b}\n${c}`, `${a}\n${b}\n${c}\n${d}\n${d}`, '1\n2\n3\n4', 'u\nu\nu\nu']) {
    assert.equal(readRootKey(text).ok, false, text);
  }
});

test('the sheet carries the lines, the name of the key and no other form of it', () => {
  const key = newKey();
  const sheet = recoverySheet(key, 'Tue 15 Dec 2026 16:00 UTC');
  assert.ok(sheet.includes(writeRootKey(key).trim()));
  assert.ok(sheet.includes(rootKeyName(key)));
  assert.notEqual(rootKeyName(key), rootKeyName(newKey()));
  assert.ok(!sheet.includes(key.toString('hex')) && !sheet.includes(key.toString('base64')));
});
