import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hour, instant, minute, plus } from '../process/instant.ts';
import { isFresh, isSessionLive, sessionLimits } from './session.ts';

const start = instant('2026-04-01T09:00:00Z');

test('a session of the team ends after 30 idle minutes, one of a distributor after 20', () => {
  for (const [kind, idle, absolute] of [
    ['team', 30, 12],
    ['distributor', 20, 8],
  ] as const) {
    const limits = sessionLimits[kind];
    assert.deepEqual(limits, { idle: idle * minute, absolute: absolute * hour });
    const session = { lastSeenAt: start, expiresAt: plus(start, absolute * hour) };
    assert.equal(isSessionLive(session, limits, plus(start, idle * minute - 1)), true);
    assert.equal(isSessionLive(session, limits, plus(start, idle * minute)), false);
  }
});

test('a session that is in use all the time still ends at its absolute end', () => {
  const end = plus(start, 12 * hour);
  const busy = { lastSeenAt: plus(end, -minute), expiresAt: end };
  assert.equal(isSessionLive(busy, sessionLimits.team, plus(end, -1)), true);
  assert.equal(isSessionLive(busy, sessionLimits.team, end), false);
});

test('a confirmation is fresh for five minutes, and none is never fresh', () => {
  assert.equal(isFresh(start, start), true);
  assert.equal(isFresh(start, plus(start, 5 * minute - 1)), true);
  assert.equal(isFresh(start, plus(start, 5 * minute)), false);
  assert.equal(isFresh(null, start), false);
  assert.equal(isFresh(plus(start, hour), start), false, 'the clock was set back since');
});
