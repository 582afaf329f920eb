import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { nearest } from '../../tools/mutate/nearest.ts';
import { record } from '../../tools/mutate/scores.ts';

const changed = 'src/core/process/steps/fix.ts';
const own = 'src/core/process/steps/fix.test.ts';
const beside = 'src/core/process/steps/track.test.ts';
const sameRoom = 'src/core/process/clocks.test.ts';
const elsewhere = 'src/core/case/receive.test.ts';

test('the tests of a file are asked first, then its folder, its room and the rest', () => {
  assert.deepEqual(nearest(changed, [elsewhere, sameRoom, beside, own]), [own, beside, sameRoom, elsewhere]);
});

test('a long file is asked about its own folder only', () => {
  const long = 'src/core/process/next.test.ts';
  assert.deepEqual(nearest(changed, [long, own]), [own]);
  assert.deepEqual(nearest('src/core/process/turn.ts', [own, long]), [long, own]);
});

test('a room that was not looked at keeps its figures', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'tidegate-record-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'reliability.md');
  record(path, new Map([['src/core/case', { noticed: 9, missed: 1 }]]), '300 lines, seed 1');
  record(path, new Map([['src/core/access', { noticed: 1, missed: 1 }]]), '60 lines, seed 2');
  record(path, new Map([['src/core/access', { noticed: 3, missed: 1 }]]), '60 lines, seed 3');
  assert.deepEqual(readFileSync(path, 'utf8').match(/^\| `.*$/gm), [
    '| `src/core/access` | 3 | 4 | 75.0 % | 60 lines, seed 3 |',
    '| `src/core/case` | 9 | 10 | 90.0 % | 300 lines, seed 1 |',
  ]);
});
