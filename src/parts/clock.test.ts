import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '../core/process/instant.ts';
import { sayClock } from './clock.tsx';
import { sayDistance, sayLocal } from './say-local.ts';

const now = instant('2026-12-03T10:50:00Z');
const due = instant('2026-12-03T16:00:00Z');

test('a clock says its state in words', () => {
  assert.equal(sayClock({ title: 'x', state: 'ok', dueAt: due }, now), 'due in 5 h 10 min');
  assert.equal(sayClock({ title: 'x', state: 'due soon', dueAt: due }, now), 'due in 5 h 10 min');
  assert.equal(sayClock({ title: 'x', state: 'late', dueAt: instant('2026-12-03T08:50:00Z') }, now), 'late by 2 h');
  assert.equal(sayClock({ title: 'x', state: 'paused', dueAt: null, note: 'waiting' }, now), 'paused: waiting');
  const still = { since: now, left: 30 * 3_600_000 };
  assert.equal(
    sayClock({ title: 'x', state: 'paused', dueAt: due, paused: still, note: 'waiting for the reporter' }, now),
    'paused: waiting for the reporter, 1 d 6 h left',
  );
  assert.equal(
    sayClock({ title: 'x', state: 'met', startsAt: now, dueAt: due, metAt: instant('2026-12-03T11:50:00Z') }, now),
    'met after 1 h',
  );
  assert.equal(sayClock({ title: 'x', state: 'missed', dueAt: now, metAt: due }, now), 'met 5 h 10 min late');
  assert.equal(sayClock({ title: 'x', state: 'ok', dueAt: null }, now), 'as soon as possible');
});

test('the reader is told their own clock, with the day only where it differs', () => {
  assert.equal(sayLocal(due, 'UTC'), null);
  assert.equal(sayLocal(due, 'America/Los_Angeles'), '08:00 your time (Los Angeles)');
  assert.equal(sayLocal(due, 'Asia/Tokyo'), 'Fri 4 Dec 2026 01:00 your time (Tokyo)');
});

test('a distance names its direction', () => {
  assert.equal(sayDistance(due, now), 'in 5 h 10 min');
  assert.equal(sayDistance(now, due), '5 h 10 min ago');
  assert.equal(sayDistance(now, now), 'now');
});
