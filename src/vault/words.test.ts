import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { newKey } from './keys.ts';
import { newReporterKey, normaliseReporterKey, reporterLookup, wordList, wordsInKey } from './words.ts';

test('the list has 7,776 different words, none of which begins another, so ten of them carry at least 129 bits', () => {
  const { words, known } = wordList();
  assert.equal(words.length, 7_776);
  assert.equal(known.size, 7_776);
  assert.ok(words.every((word) => /^[a-z]{3,9}$/.test(word)));
  assert.deepEqual([...words].sort(), words);
  assert.ok(words.every((word, index) => !words[index + 1]?.startsWith(word)));
  assert.ok(wordsInKey * Math.log2(words.length) >= 129);
});

test('a key reads back however a person writes it', () => {
  const separator = fc.constantFrom(' ', '-', '\n', '', ', ', '\u2013', '\u00a0', ' 2. ', '\r\n\t');
  fc.assert(
    fc.property(fc.array(separator, { minLength: 9, maxLength: 9 }), fc.boolean(), (between, upper) => {
      const key = newReporterKey();
      const written = key.split(' ').reduce((text, word, index) => text + between[index - 1] + word);
      assert.equal(normaliseReporterKey(upper ? ` ${written.toUpperCase()}\n` : written), key);
    }),
  );
});

test('what is no key gives null', () => {
  const words = newReporterKey().split(' ');
  for (const text of [
    '',
    '   ',
    'hello',
    words.slice(1).join(' '),
    `${words.join(' ')} abacus`,
    'abacus'.repeat(400),
  ]) {
    assert.equal(normaliseReporterKey(text), null);
  }
  assert.equal(normaliseReporterKey(['abacu', ...words.slice(1)].join(' ')), null);
  fc.assert(fc.property(fc.string(), (text) => normaliseReporterKey(text) === null));
});

test('words are drawn evenly: a value above the last full run of the list is thrown away', () => {
  const values = [65_535, 62_208, 62_207, 0, 7_775, 7_776, 1, 2, 3, 4, 5, 6];
  const key = newReporterKey(() => {
    const bytes = Buffer.alloc(2);
    bytes.writeUInt16BE(values.shift() as number);
    return bytes;
  });
  const { words } = wordList();
  const drawn = [7_775, 0, 7_775, 0, 1, 2, 3, 4, 5, 6].map((index) => words[index]);
  assert.equal(key, drawn.join(' '));
});

test('the lookup is one value per key and per index key', () => {
  const index = newKey();
  const words = newReporterKey(randomBytes);
  assert.deepEqual(reporterLookup(index, words), reporterLookup(index, words));
  assert.notDeepEqual(reporterLookup(index, words), reporterLookup(newKey(), words));
  assert.notDeepEqual(reporterLookup(index, words), reporterLookup(index, newReporterKey()));
  assert.equal(reporterLookup(index, words).length, 32);
});
