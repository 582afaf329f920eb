import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wkdAddresses } from './wkd.ts';

test('a mailbox is looked for where the draft says, its own host first', () => {
  // The example of draft-koch-openpgp-webkey-service §3.1.
  const hu = 'hu/iy9q119eutrkn8s1mk4r39qejnbu3n5q?l=Joe.Doe';
  assert.deepEqual(wkdAddresses('Joe.Doe@Example.ORG'), [
    `https://openpgpkey.example.org/.well-known/openpgpkey/example.org/${hu}`,
    `https://example.org/.well-known/openpgpkey/${hu}`,
  ]);
});
