import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newKey } from './keys.ts';
import { addressKey, lookup } from './lookup.ts';

test('one value gives one digest for one key and kind, and unrelated ones otherwise', () => {
  const key = newKey();
  assert.deepEqual(lookup(key, 'address', 'ann@example.org'), lookup(key, 'address', 'ann@example.org'));
  const others = [
    lookup(newKey(), 'address', 'ann@example.org'),
    lookup(key, 'code', 'ann@example.org'),
    lookup(key, 'address', 'ann@example.com'),
  ];
  for (const other of others) assert.notDeepEqual(other, lookup(key, 'address', 'ann@example.org'));
});

test('an address is found however it is written', () => {
  assert.equal(addressKey('  Ann@Example.ORG\n'), 'ann@example.org');
  assert.equal(addressKey('Zoe\u0308@x.org'), addressKey('zo\u00eb@x.org'));
});
