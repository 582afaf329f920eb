import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { contour, given, people, playbookWith, recorded, reported, start } from '../../../../test/support/law.ts';
import type { CaseEvent, Recorded } from '../../case/events.ts';
import { addWorkingTime, after, type Calendar, type Length, workingTime } from '../calendar.ts';
import { clocks } from '../clocks.ts';
import { day, fromEpoch, hour, type Instant, instant, plus } from '../instant.ts';
import { behindPauses, pausesOf } from './pause.ts';

const at = instant;
const calendar = (changes: Partial<Calendar> = {}): Calendar => ({ ...contour.calendar, ...changes });
const book = (...events: readonly (readonly [CaseEvent, Instant])[]): readonly Recorded[] => [
  ...recorded([reported()]),
  ...events.map(([event, when], i) => ({ seq: i + 2, at: when, actor: 'account:ravi', event })),
];
const asked: CaseEvent = { type: 'ReporterAsked', text: 'Which version?', by: 'ravi' };
const ended: CaseEvent = { type: 'WaitingEnded', reason: 'Told on the phone.', by: 'ravi' };
const answer: CaseEvent = {
  type: 'MessageSent',
  from: 'reporter',
  audience: 'reporter',
  text: '1.33.',
  by: 'reporter:rita',
};
const pausing = playbookWith({ clocks: { ...contour.clocks, pausedByQuestion: ['plan', 'report-to-public'] } });
const plan = (events: readonly Recorded[], now: Instant, playbook = pausing) =>
  clocks(given(events).state, playbook, now).find(({ id }) => id === 'plan')!;

test('a question stops the clocks that the playbook names, and shows the time they have left', () => {
  const thursday = at('2026-04-02T09:00:00Z');
  const sunday = at('2026-04-05T12:00:00Z');
  const waiting = plan(book([asked, thursday]), sunday);
  assert.equal(waiting.state, 'paused');
  assert.deepEqual(waiting.paused, { since: thursday, left: 2 * day }, 'Thursday, Friday and Monday until 09:00');
  assert.equal(plan(book([asked, thursday]), sunday, contour).state, 'due soon', 'where the playbook names none');
  const first = clocks(given(book([asked, thursday])).state, pausing, sunday)[0]!;
  assert.deepEqual([first.id, first.state], ['first-contact', 'met']);
});

test('their answer or the team starts it again, with what was left', () => {
  const [thursday, tuesday] = [at('2026-04-02T09:00:00Z'), at('2026-04-07T15:00:00Z')];
  for (const event of [answer, ended]) {
    const running = plan(book([asked, thursday], [event, tuesday]), tuesday);
    assert.deepEqual([running.state, running.dueAt, running.paused], ['ok', '2026-04-09T15:00:00.000Z', undefined]);
  }
});

test('a plan shared while the question is open is met, and what was late stays late', () => {
  const thursday = at('2026-04-02T09:00:00Z');
  const shared: CaseEvent = { type: 'PlanShared', plan: 'x', workarounds: 'y', by: 'ravi' };
  assert.equal(plan(book([asked, thursday], [shared, plus(start, 20 * day)]), plus(start, 30 * day)).state, 'met');
  const due = plan(book(), start).dueAt;
  assert.equal(plan(book([asked, plus(due, 1)]), plus(due, day)).state, 'late');
});

test('questions that overlap make one pause, and two in a row make two', () => {
  const hours = (n: number) => plus(start, n * hour);
  const state = (events: readonly (readonly [CaseEvent, Instant])[]) => given(book(...events)).state;
  assert.deepEqual(
    pausesOf(
      state([
        [asked, hours(1)],
        [asked, hours(2)],
        [answer, hours(5)],
      ]),
    ),
    [{ from: hours(1), to: hours(5) }],
  );
  const apart = [
    [asked, hours(1)],
    [answer, hours(2)],
    [asked, hours(3)],
  ] as const;
  assert.deepEqual(pausesOf(state(apart)), [{ from: hours(1), to: hours(2) }, { from: hours(3) }]);
});

test('no pause moves a hard cap, a programme’s cap or the reporter’s own deadline', () => {
  const playbook = playbookWith({
    clocks: pausing.clocks,
    embargo: { ...contour.embargo, hardCap: { amount: 90, unit: 'days' } },
  });
  const events = book([asked, plus(start, day)], [answer, plus(start, 40 * day)]);
  const cap = (of: readonly Recorded[]) =>
    clocks(given(of).state, playbook, plus(start, 50 * day)).find(({ id }) => id === 'latest-disclosure')?.dueAt;
  assert.equal(cap(events), plus(start, 90 * day));
  assert.equal(cap(events), cap(book()));
  const theirs: CaseEvent = { type: 'DeadlineSet', date: plus(start, 30 * day), note: '', by: 'reporter:rita' };
  assert.equal(cap([...book([theirs, plus(start, hour)]), ...events.slice(1)]), plus(start, 30 * day));
  given(book([asked, plus(start, day)]))
    .when({ type: 'SendMessage', text: '1.' }, people.reporter)
    .does({});
});

const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
const anyCalendar = fc
  .record({
    timeZone: fc.constantFrom(...zones),
    weekend: fc.constantFrom<Calendar['weekend']>(['Sat', 'Sun'], ['Fri', 'Sat'], []),
    holidays: fc.subarray(['2026-03-27', '2026-03-30', '2026-10-26', '2026-12-25', '2026-12-31', '2027-01-01']),
  })
  .map((changes) => calendar(changes));
const anyStart = fc.integer({ min: Date.UTC(2026, 1, 1), max: Date.UTC(2026, 11, 31) }).map((n) => fromEpoch(n));
const anyLength: fc.Arbitrary<Length> = fc.record({
  amount: fc.integer({ min: 1, max: 20 }),
  unit: fc.constantFrom('hours', 'days', 'business-days', 'months'),
});
const stretch = fc.record({ wait: fc.nat(3 * day), length: fc.nat(20 * day) });
const pausesFrom = (begin: Instant, stretches: readonly { wait: number; length: number }[]) => {
  let cursor = begin;
  return stretches.map(({ wait, length }) => {
    const from = plus(cursor, wait + 1);
    cursor = plus(from, length);
    return { from, to: cursor };
  });
};
const far = fromEpoch(Date.UTC(2040, 0, 1));

test('a pause is neutral: what was left when it began is left when it ends, and nothing falls due earlier by it', () => {
  fc.assert(
    fc.property(anyStart, anyLength, stretch, anyCalendar, (begin, length, one, own) => {
      const due = after(begin, length, own);
      const pauses = pausesFrom(begin, [one]);
      const [{ from, to }] = pauses as [{ from: Instant; to: Instant }];
      const moved = behindPauses(begin, due, length.unit, pauses, own, far).dueAt;
      assert.ok(moved >= due, 'earlier than without the pause');
      if (from >= due) return assert.equal(moved, due, 'it ended before the pause began');
      if (length.unit === 'business-days') {
        return assert.equal(workingTime(to, moved, own), workingTime(from, due, own));
      }
      assert.equal(moved, plus(due, one.length));
    }),
    { numRuns: 500 },
  );
});

test('more pauses are never sooner, and a clock that stands still keeps what it has left', () => {
  fc.assert(
    fc.property(
      anyStart,
      anyLength,
      fc.array(stretch, { minLength: 1, maxLength: 4 }),
      fc.nat(30 * day),
      anyCalendar,
      (begin, length, stretches, later, own) => {
        const due = after(begin, length, own);
        const pauses = pausesFrom(begin, stretches);
        const end = (n: number) => behindPauses(begin, due, length.unit, pauses.slice(0, n), own, far).dueAt;
        for (let n = 1; n <= pauses.length; n += 1) assert.ok(end(n) >= end(n - 1));
        const open = [{ from: pauses[0]!.from }];
        const look = (now: Instant) => behindPauses(begin, due, length.unit, open, own, now);
        const [soon, then] = [plus(open[0]!.from, 1), plus(open[0]!.from, 1 + later)];
        assert.deepEqual(look(soon).still, look(then).still);
        assert.ok(look(then).dueAt >= look(soon).dueAt);
      },
    ),
    { numRuns: 300 },
  );
});

test('working time is added as it is counted, whatever the clocks on the wall do', () => {
  fc.assert(
    fc.property(anyStart, fc.nat(40 * day), anyCalendar, (from, length, own) => {
      const to = addWorkingTime(from, length, own);
      assert.equal(workingTime(from, to, own), length);
      assert.ok(to >= plus(from, length));
      assert.equal(workingTime(to, from, own), 0);
    }),
    { numRuns: 300 },
  );
  // The day on which the clocks are put forward has 23 hours, the one on which they are put back 25.
  const berlin = calendar({ timeZone: 'Europe/Berlin', weekend: [] });
  assert.equal(workingTime(at('2026-03-28T23:00:00Z'), at('2026-03-29T22:00:00Z'), berlin), 23 * hour);
  assert.equal(addWorkingTime(at('2026-10-24T22:00:00Z'), 25 * hour, berlin), '2026-10-25T23:00:00.000Z');
  assert.equal(addWorkingTime(at('2026-04-03T12:00:00Z'), 12 * hour, calendar()), '2026-04-06T00:00:00.000Z');
});
