import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asSeen, saidAt } from './seen-text.ts';

const said = (text: string, word: string) => saidAt(asSeen(text), word).map(({ start, end }) => [start, end]);

test('a word is found whole only, also where it begins within a stretch that was no whole word', () => {
  assert.deepEqual(said('Ann planned it; ann did.', 'Ann'), [
    [0, 3],
    [16, 19],
  ]);
  assert.deepEqual(said('xabc abc abc', 'abc abc'), [[5, 12]]);
  assert.deepEqual(said('Sea\nGate', 'Sea Gate'), [[0, 8]]);
  assert.deepEqual(said('𐐀abc abc', 'abc'), [[6, 9]]);
});

test('a name that begins with a character of two units is looked for to the end', () => {
  assert.deepEqual(said('x🌊gate, 🌊gate', '🌊gate'), [[9, 15]]);
});
