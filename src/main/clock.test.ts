import assert from 'node:assert/strict';
import test from 'node:test';
import { instant, toEpoch } from '../core/process/instant.ts';
import { realNow, virtualClock } from './clock.ts';

const start = instant('2026-04-01T09:00:00Z');

test('a virtual clock stands until it is moved, and never goes back', () => {
  const clock = virtualClock(start);
  assert.equal(clock.now(), start);
  const later = instant('2026-04-02T09:00:00Z');
  clock.moveTo(later);
  assert.equal(clock.now(), later);
  assert.throws(() => clock.moveTo(start), RangeError);
});

test('once it runs it goes on from where it stood', async () => {
  const clock = virtualClock(start);
  clock.run();
  while (clock.now() === start) await new Promise((done) => setTimeout(done, 1));
  assert.ok(clock.now() > start);
  assert.ok(toEpoch(clock.now()) - toEpoch(start) < 60_000);
});

test('the real clock says what the machine says, in the canonical form', () => {
  assert.match(realNow(), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
});
