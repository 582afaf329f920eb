import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  findTokens,
  hashToken,
  isTokenOf,
  isTokenShape,
  mintToken,
  newId,
  newReference,
  tokenKinds,
} from './tokens.ts';

test('a token says its kind, has 256 random bits and knows its own form', () => {
  for (const kind of tokenKinds) {
    const token = mintToken(kind);
    assert.match(token, new RegExp(`^tg_${kind}_[0-9A-Za-z]{49}$`));
    assert.ok(isTokenShape(token) && isTokenShape(token, kind));
    assert.equal(isTokenShape(token, kind === 'pat' ? 'ses' : 'pat'), false);
  }
  assert.equal(mintToken('pat', () => Buffer.alloc(32)).slice(7, 50), '0'.repeat(43));
  assert.notEqual(
    mintToken('pat', () => Buffer.alloc(32, 255)),
    mintToken('pat', () => Buffer.alloc(32, 254)),
  );
});

test('a token with any character changed is none', () => {
  const token = mintToken('lnk');
  for (let index = 0; index < token.length; index += 1) {
    const other = token[index] === 'a' ? 'b' : 'a';
    assert.equal(isTokenShape(token.slice(0, index) + other + token.slice(index + 1)), false);
  }
  assert.equal(isTokenShape(` ${token}`), false);
  assert.equal(isTokenShape(`${token}x`), false);
});

test('tokens are found wherever they stand in a text, look-alikes are not', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      const [one, two] = [mintToken('pat'), mintToken('ses')];
      assert.deepEqual(findTokens(`${before} ${one}\n${after} ${two}. tg_pat_${'a'.repeat(49)}`), [one, two]);
    }),
  );
  assert.deepEqual(findTokens('nothing here'), []);
  const joined = mintToken('pat');
  assert.deepEqual(findTokens(`https://x.example/?t=${joined}&u=1`), [joined]);
});

test('a token is known by its hash alone', () => {
  const token = mintToken('ses');
  assert.ok(isTokenOf(token, hashToken(token)));
  assert.equal(isTokenOf(mintToken('ses'), hashToken(token)), false);
  assert.equal(isTokenOf(token, Buffer.alloc(3)), false);
});

test('ids have 128 bits and references 40, in alphabets that people and addresses can carry', () => {
  assert.match(newId(), /^[a-z2-7]{26}$/);
  assert.equal(
    newId(() => Buffer.alloc(16)),
    'a'.repeat(26),
  );
  assert.notEqual(newId(), newId());
  assert.match(newReference(), /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  assert.equal(
    newReference(() => Buffer.alloc(5, 255)),
    'ZZZZ-ZZZZ',
  );
});
