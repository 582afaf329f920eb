import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Advisory } from '../../core/advisory/advisory.ts';
import { checkVersion } from './version-check.ts';

const ranges = [
  { line: '1.33', introduced: '1.19.0', fixed: '1.33.4' },
  { line: '1.32', introduced: '1.19.0', fixed: '1.32.5' },
  { line: '1.31', introduced: '1.31.0', unpatched: 'Out of support' },
];
const advisory = { affected: [{ vendor: 'v', product: 'p', ranges }] } as unknown as Advisory;
const ask = (version: string) => {
  const { answer, fixedIn } = checkVersion(advisory, version);
  return fixedIn ? `${answer}, ${fixedIn}` : answer;
};

test('a version is judged by its own release line', () => {
  assert.equal(ask('1.33.3'), 'affected, 1.33.4');
  assert.equal(ask('v1.32.4'), 'affected, 1.32.5');
  assert.equal(ask('1.32.5'), 'not affected');
  assert.equal(ask('1.33.4'), 'not affected');
  assert.equal(ask('1.31.9'), 'affected');
});

test('a version of no line that is named is judged by all of them', () => {
  assert.equal(ask('1.18.9'), 'not affected');
  assert.equal(ask('1.20.0'), 'affected, 1.32.5');
  assert.equal(ask('1.34.0'), 'not affected', 'a line without a patch says nothing of later lines');
});

test('what is no version is not guessed at', () => {
  for (const text of ['latest', '', '1.33.x', '<script>']) assert.equal(ask(text), 'unknown', text);
});
