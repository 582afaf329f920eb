import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { scratch } from '../../test/support/folders.ts';
import { readBytes } from './read-file.ts';

test('no more is read than is taken, whether it is a file or has no end', async () => {
  const file = join(await scratch(), 'ten');
  writeFileSync(file, '0123456789');
  assert.equal(Buffer.from(await readBytes(file, 10)).toString(), '0123456789');
  await assert.rejects(readBytes(file, 9), /cannot be read: it has more than 9 bytes/);
  await assert.rejects(readBytes('/dev/zero', 1_000_000), /zero cannot be read: it has more than 1000000 bytes/);
});

test('why a file cannot be read is said in words', async () => {
  const folder = await scratch();
  await assert.rejects(readBytes(folder), /cannot be read: it is a folder\.$/);
  await assert.rejects(readBytes(join(folder, 'none')), /none cannot be read: there is no such file or folder\.$/);
});
