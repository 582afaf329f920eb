import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newKey } from './keys.ts';
import { CannotOpen, open, seal, sealOverhead } from './seal.ts';

const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array));
const labels = fc.array(fc.string({ maxLength: 12 }), { maxLength: 5 });

test('what is sealed opens again with the same key and the same associated data', () => {
  fc.assert(
    fc.property(bytes, labels, (plain, aad) => {
      const key = newKey();
      const sealed = seal(key, plain, aad);
      assert.equal(sealed.length, plain.length + sealOverhead);
      assert.deepEqual(open(key, sealed, aad), plain);
    }),
  );
  const key = newKey();
  assert.equal(open(key, seal(key, 'naïve ✓', []), []).toString('utf8'), 'naïve ✓');
});

test('every single flipped bit is refused', () => {
  const key = newKey();
  const sealed = seal(key, 'a crafted header crashes the listener', ['p', 'case', 'c1']);
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const changed = Buffer.from(sealed);
    changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
    assert.throws(() => open(key, changed, ['p', 'case', 'c1']), CannotOpen, `bit ${bit}`);
  }
});

test('every truncation and every extension is refused', () => {
  const key = newKey();
  const sealed = seal(key, 'twelve bytes', ['a']);
  for (let length = 0; length < sealed.length; length += 1) {
    assert.throws(() => open(key, sealed.subarray(0, length), ['a']), CannotOpen);
    assert.throws(() => open(key, sealed.subarray(sealed.length - length), ['a']), CannotOpen);
  }
  assert.throws(() => open(key, Buffer.concat([sealed, Buffer.from([0])]), ['a']), CannotOpen);
});

test('another list of associated data is refused, however the texts are cut', () => {
  fc.assert(
    fc.property(labels, labels, (aad, other) => {
      fc.pre(JSON.stringify(aad) !== JSON.stringify(other));
      const key = newKey();
      assert.throws(() => open(key, seal(key, 'x', aad), other), CannotOpen);
    }),
  );
  const key = newKey();
  assert.throws(() => open(key, seal(key, 'x', ['ab', 'c']), ['a', 'bc']), CannotOpen);
  assert.throws(() => open(key, seal(key, 'x', ['ab']), ['ab', '']), CannotOpen);
  assert.throws(() => open(key, seal(key, 'x', ['a', 'b']), ['b', 'a']), CannotOpen);
});

test('another key is refused with the very same words as a changed byte', () => {
  const sealed = seal(newKey(), 'x', []);
  assert.throws(() => open(newKey(), sealed, []), { name: 'CannotOpen', message: 'This could not be opened.' });
  assert.throws(() => open(newKey(), Buffer.alloc(200), []), { message: 'This could not be opened.' });
});

test('the commitment alone refuses a key, before anything is decrypted', () => {
  const [mine, theirs] = [newKey(), newKey()];
  const [a, b] = [seal(mine, 'same length', []), seal(theirs, 'same length', [])];
  const grafted = Buffer.concat([b.subarray(0, 34), a.subarray(34)]);
  assert.throws(() => open(mine, grafted, []), CannotOpen);
  assert.throws(() => open(theirs, grafted, []), CannotOpen);
});

test('two seals of one text share neither nonce, commitment nor ciphertext', () => {
  const key = newKey();
  const seen = new Set(Array.from({ length: 500 }, () => seal(key, 'x', []).subarray(2, 46).toString('hex')));
  assert.equal(seen.size, 500);
});

test('a key of a wrong length is a fault of the program, not of the sealed bytes', () => {
  assert.throws(() => seal(Buffer.alloc(16), 'x', []), RangeError);
  assert.throws(() => open(Buffer.alloc(31), seal(newKey(), 'x', []), []), RangeError);
});
