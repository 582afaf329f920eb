import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openRootKey } from './root-key.ts';

const folder = await mkdtemp(join(tmpdir(), 'tidegate-key-'));
after(() => rm(folder, { recursive: true, force: true }));
const path = join(folder, 'keys', 'root');

test('the first start makes the key, readable by its owner alone, and shows the sheet once', async () => {
  const made = await openRootKey(path, true, '2026-04-01');
  assert.equal(made.key.length, 32);
  assert.equal((await stat(path)).mode & 0o777, 0o600);
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => /^[1-4] /.test(line));
  assert.equal(lines.length, 4);
  for (const line of lines) assert.ok(made.sheet?.includes(line));
  const again = await openRootKey(path, true, '2026-04-02');
  assert.deepEqual(again, { key: made.key, sheet: undefined });
});

test('a key is never made over a database that has one', async () => {
  await assert.rejects(openRootKey(join(folder, 'gone'), false, '2026-04-01'), { rule: 'root-key-lost' });
});

test('a key that others may read, and a damaged one, stop the start', async () => {
  await chmod(path, 0o640);
  await assert.rejects(openRootKey(path, false, '2026-04-01'), { rule: 'root-key-open' });
  const damaged = join(folder, 'damaged');
  await writeFile(damaged, '1  AAAA AAAA AAAA AAAA\n', { mode: 0o600 });
  await assert.rejects(openRootKey(damaged, false, '2026-04-01'), { rule: 'root-key-malformed' });
});
