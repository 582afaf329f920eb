import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromEpoch, instant, sayInstant } from './instant.ts';

test('a time is read with its weekday, 24 hours and its zone', () => {
  assert.equal(sayInstant(instant('2026-12-15T16:00:00Z')), 'Tue 15 Dec 2026 16:00 UTC');
  assert.equal(
    sayInstant(instant('2026-12-15T16:00:00Z'), 'America/Los_Angeles'),
    'Tue 15 Dec 2026 08:00 America/Los_Angeles',
  );
  assert.equal(sayInstant(instant('1969-12-31T23:59:59.999Z')), 'Wed 31 Dec 1969 23:59 UTC');
});

test('the short way to say UTC says what the calendar says', () => {
  const years = { min: Date.UTC(1900, 0), max: Date.UTC(2200, 0) };
  fc.assert(
    fc.property(fc.integer(years), (epoch) => {
      const at = fromEpoch(epoch);
      assert.equal(sayInstant(at), sayInstant(at, 'Etc/UTC').replace('Etc/UTC', 'UTC'));
    }),
  );
});
