import assert from 'node:assert/strict';
import test from 'node:test';
import { hour, instant, minute, plus, second, toEpoch } from '../core/process/instant.ts';
import { realNow, steadyClock, virtualClock } from './clock.ts';

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

/** A machine whose clock on the wall can be set, beside one that only runs. */
function machine() {
  let [offset, runs] = [0, 0];
  const lines: string[] = [];
  const readings = { wall: () => toEpoch(start) + runs + offset, steady: () => 5_000 + runs };
  const clock = steadyClock((line) => lines.push(line), readings);
  return {
    lines,
    clock,
    /** Lets both run. */
    pass: (milliseconds: number) => {
      runs += milliseconds;
      return clock();
    },
    /** Sets the wall alone. */
    set: (by: number) => {
      offset += by;
      return clock();
    },
  };
}

test('a clock that leaps ahead is not believed before it has stood for a quarter of an hour', () => {
  const { pass, set, lines } = machine();
  assert.equal(pass(hour), plus(start, hour));
  assert.equal(set(365 * 24 * hour), plus(start, hour), 'nothing that is due next year is due now');
  assert.equal(pass(10 * minute), plus(start, hour + 10 * minute));
  assert.equal(lines.length, 1, 'said once');
  assert.match(lines[0]!, /leapt ahead to Thu 1 Apr 2027 10:00 UTC/);
  assert.equal(pass(5 * minute), plus(start, 365 * 24 * hour + hour + 15 * minute));
});

test('a leap that is mended meanwhile has never been', () => {
  const { pass, set } = machine();
  set(30 * 24 * hour);
  pass(14 * minute);
  assert.equal(set(-30 * 24 * hour), plus(start, 14 * minute));
  assert.equal(pass(hour), plus(start, hour + 14 * minute));
  set(30 * 24 * hour);
  assert.equal(pass(minute), plus(start, hour + 15 * minute), 'the next leap begins to settle anew');
});

test('a thousand small steps ahead are believed no further than one', () => {
  const { pass, set } = machine();
  for (let step = 0; step < 1_000; step++) {
    set(119 * second);
    pass(10);
  }
  assert.ok(pass(0) <= plus(start, 2 * minute + 10 * second), 'two minutes in ten seconds, not a day and a half');
  const slow = machine();
  for (let step = 0; step < 10; step++) {
    slow.set(100 * second);
    slow.pass(hour);
  }
  assert.equal(slow.pass(0), plus(start, 10 * hour + 1_000 * second), 'a correction an hour is no leap');
});

test('a machine that slept, or whose clock is corrected by seconds, tells the time at once', () => {
  const { pass, set, lines } = machine();
  assert.equal(pass(9 * hour), plus(start, 9 * hour), 'both clocks ran on in its sleep');
  assert.equal(set(90 * second), plus(start, 9 * hour + 90 * second));
  assert.deepEqual(lines, []);
});

test('a clock that is set back is taken at its word: later, never earlier', () => {
  const { pass, set, lines } = machine();
  pass(2 * hour);
  assert.equal(set(-hour), plus(start, hour));
  assert.match(lines[0]!, /set back to Wed 1 Apr 2026 10:00 UTC/);
  assert.equal(pass(minute), plus(start, hour + minute));
  assert.equal(lines.length, 1);
});
