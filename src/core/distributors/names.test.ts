import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSameName } from './names.ts';

const same: readonly (readonly [string, string])[] = [
  ['Leaky Inc', 'LEAKY  INC.'],
  ['Leaky Inc', 'Leaky\u200bInc'],
  ['Leaky Inc', 'Ｌｅａｋｙ Ｉｎｃ'],
  ['Leaky Inc', 'Lеаkу Inс'],
  ['Leaky Inc', 'Lεακγ Ιnc'],
  ['Leaky Inc', '1eaky lnc'],
  ['Oslo Linux', '0sl0 Linux'],
  ['Modem', 'Modern'],
  ['Straße', 'STRASSE'],
  ['Βήτα', 'ΒΉΤΑ'],
  ['!!', ' !!'],
];
const different: readonly (readonly [string, string])[] = [
  ['Leaky Inc', 'Leaky Linux'],
  ['Leaky Inc', 'Leaky Inc GmbH'],
  ['Нева', 'Лена'],
  ['!!', '??'],
];

test('a name is known again under another case, width and spacing, and behind letters that look alike', () => {
  for (const [one, other] of same) {
    assert.ok(isSameName(one, other), `${one} ${other}`);
    assert.ok(isSameName(other, one), `${other} ${one}`);
  }
  for (const [one, other] of different) assert.ok(!isSameName(one, other), `${one} ${other}`);
});
