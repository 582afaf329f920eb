import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mendText } from './mend-text.ts';

/** What a program shows that reads UTF-8 bytes as Windows-1252. */
const misread = (text: string) => new TextDecoder('windows-1252').decode(new TextEncoder().encode(text));

test('wrongly decoded text is mended, and text that was right stays as it was', () => {
  assert.equal(mendText('especially if itâ€™s already known'), 'especially if it’s already known');
  assert.equal(mendText(misread('“naïve” – señor Œuvre')), '“naïve” – señor Œuvre');
  for (const right of ['café “quoted” – done', 'Ârhus', 'â is a letter', '5 € = £4', '安全', 'â€', 'Ã']) {
    assert.equal(mendText(right), right.normalize('NFC'));
  }
  assert.equal(mendText('\uFEFFone\r\ntwo\rthree'), 'one\ntwo\nthree');
});

test('what was misread once is brought back for any character of two or three bytes', () => {
  const character = fc.integer({ min: 0xa0, max: 0xfffd }).filter((c) => (c < 0xd800 || c > 0xdfff) && c !== 0xfeff);
  fc.assert(
    fc.property(character, (point) => {
      const original = String.fromCodePoint(point).normalize('NFC');
      assert.equal(mendText(`a ${misread(original)} b`), `a ${original} b`.normalize('NFC'));
    }),
  );
});

test('mending twice changes nothing more, for plain text', () => {
  fc.assert(fc.property(fc.string(), (text) => assert.equal(mendText(mendText(text)), mendText(text))));
});
