import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPrivateLanguage } from './private-language.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz';
const pairs = [...letters].flatMap((a) => [...letters].map((b) => a + b));

test('says of every language, script and region what the library says', async () => {
  const at = '@secvisogram/csaf-validator-lib/lib/shared/bcpLanguageTagChecker.js';
  const library: { isPrivateLanguage(tag: string): boolean } = await import(at);
  const tags = [
    ...pairs.flatMap((pair) => [`q${pair}`, `en-Q${pair}a`, `en-Qa${pair}`, `en-${pair}`, `de-Latn-${pair}`]),
    ...['en-US', 'x-own', 'en-x-own', 'de-1996', 'zh-cmn-Hans', 'i-default', 'en-u-co-phonebk'],
  ];
  for (const tag of tags) assert.equal(isPrivateLanguage(tag), library.isPrivateLanguage(tag), tag);
});
