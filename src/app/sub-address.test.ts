import assert from 'node:assert/strict';
import { test } from 'node:test';
import { subAddress, tagOf } from './sub-address.ts';

test('the tag of a sub-address is read back, in any case, and of no other address', () => {
  assert.equal(subAddress('Answers@example.org', 'x.y'), 'Answers+x.y@example.org');
  for (const address of ['answers+x.y@example.org', 'ANSWERS+X.Y@Example.ORG'])
    assert.equal(tagOf('Answers@example.org', address), 'x.y');
  const others = [
    'answers@example.org',
    'answers+x.y@example.com',
    'other+x.y@example.org',
    'x answers+x.y@example.org',
  ];
  for (const address of others) assert.equal(tagOf('answers@example.org', address), undefined, address);
  assert.equal(tagOf(undefined, 'answers+x.y@example.org'), undefined);
});
