import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asSeen, inOneCase, saidAt } from './seen-text.ts';

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

test('a name is found in a long text as in a short one', () => {
  const about = 'Ann ſea\u00a0GATE (ΟΔΟΣ.Α) ẞtraße, Ν\u0308ame-x 𐐀bc abc\u0345 K2 don’t';
  const names = [
    'ann',
    'SEA gate',
    'οδος',
    'οδοσ.α',
    'SSTRASSE',
    'ßtraẞe',
    '𐐨BC',
    'abc',
    'k2',
    'gat',
    '(ΟΔΟΣ',
    "don't",
    '---',
  ];
  const filler = 'let x = 1;\n'.repeat(1_000);
  for (const word of names) {
    const short = said(about, word);
    assert.deepEqual(said(`${about}\n${filler}`, word), short, word);
    assert.deepEqual(
      said(`${about.replace('\u0345', '')}\n${filler}`, word).length,
      said(about.replace('\u0345', ''), word).length,
      word,
    );
  }
});

test('letters that a pattern takes for the same are the same in one case', () => {
  const cased = Array.from({ length: 0x1_f000 }, (_, code) => String.fromCodePoint(code + 1)).filter(
    (letter) => /\p{L}/u.test(letter) && (letter.toLowerCase() !== letter || letter.toUpperCase() !== letter),
  );
  const all = cased.join('');
  for (const letter of cased)
    for (const [same] of all.matchAll(new RegExp(letter, 'giu'))) assert.equal(inOneCase(same), inOneCase(letter));
});
