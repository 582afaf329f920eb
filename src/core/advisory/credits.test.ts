import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Credit, creditRoles } from './advisory.ts';
import { readThanks, sayThanks } from './credits.ts';

test('a line of thanks says the same when it is read and said again', () => {
  const words = fc.stringMatching(/^[a-z(), ]{1,20}$/);
  const credits = fc.record(
    { name: words, affiliation: words, role: fc.constantFrom(...creditRoles) },
    { requiredKeys: ['name', 'role'] },
  );
  fc.assert(
    fc.property(credits, (credit: Credit) =>
      assert.equal(sayThanks(readThanks(sayThanks(credit))!), sayThanks(credit)),
    ),
  );
  const credit = { name: 'Ada Example', affiliation: 'Example Ltd', role: 'finder' } as const;
  assert.deepEqual(readThanks('Ada Example (Example Ltd), finder'), credit);
  assert.equal(readThanks('Ada Example (Example Ltd)'), undefined);
});
