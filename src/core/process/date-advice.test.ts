import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  after as bookAfter,
  contour,
  factsWith,
  given,
  linuxDistros,
  people,
  playbookWith,
} from '../../../test/support/law.ts';
import { adviceOn } from '../case/decide.ts';
import { type Calendar, isBusinessDay } from './calendar.ts';
import { adviceOnDate, adviseDate, goodDate } from './date-advice.ts';
import { bindingDeadline, deadlines, sayBinding } from './deadline.ts';
import { stepById } from './index.ts';
import { day, fromEpoch, type Instant, instant, plus } from './instant.ts';
import type { Playbook } from './playbook.ts';

const { state } = given(bookAfter('AcceptReport'));
const now = given(bookAfter('AcceptReport')).now;
const situation = { case: state, actor: people.lead, now, playbook: contour, facts: factsWith() };
const at = instant;
const calendar = (changes: Partial<Calendar>, more: Partial<Playbook> = {}) =>
  playbookWith({ calendar: { ...contour.calendar, ...changes }, ...more });
const rules = (date: string, playbook = contour, of = state) =>
  adviseDate(at(date), of, playbook, now).map(({ rule, severity }) => (severity === 'error' ? `${rule}!` : rule));

test('each thing that speaks against a date is a warning of its own', () => {
  const playbook = calendar({
    timeZone: 'Europe/Berlin',
    publicHolidays: [{ date: '2026-04-06', name: 'Easter Monday' }],
    avoidDates: [{ from: '2026-04-13', to: '2026-04-14', reason: 'change freeze' }],
    preferredHour: '17:00',
  });
  const table: readonly (readonly [string, readonly string[]])[] = [
    ['2026-04-08T15:00:00Z', []],
    ['2026-04-08T15:01:00Z', ['date-hour']],
    ['2026-04-10T15:00:00Z', ['date-weekday']],
    ['2026-04-11T15:00:00Z', ['date-weekend']],
    ['2026-04-10T23:30:00Z', ['date-weekend', 'date-hour']],
    ['2026-04-06T15:00:00Z', ['date-holiday']],
    ['2026-04-12T22:30:00Z', ['date-avoided', 'date-hour']],
    ['2026-04-14T15:00:00Z', ['date-avoided']],
    ['2036-04-09T15:00:00Z', ['date-distant']],
    ['2026-04-15T15:00:00Z', []],
  ];
  for (const [date, expected] of table) assert.deepEqual(rules(date, playbook), expected, date);
  const [friday] = adviseDate(at('2026-04-10T15:00:00Z'), state, playbook, now);
  assert.equal(friday?.message, 'It is a Fri, a day that the playbook avoids.');
  assert.equal(friday?.mend, 'A good date near it is Wed 8 Apr 2026 15:00 UTC.');
});

test('a date that leaves distributors less than their time is warned against, and a good one leaves it', () => {
  const embargo = { ...contour.embargo, noticeAhead: { amount: 7, unit: 'days' } as const };
  const playbook = playbookWith({ embargo });
  // The story is at Thursday 2 April, 13:01; nobody has been told.
  assert.deepEqual(rules('2026-04-08T15:00:00Z', playbook), ['date-notice']);
  assert.deepEqual(rules('2026-04-13T15:00:00Z', playbook), []);
  assert.deepEqual(rules('2026-04-08T15:00:00Z'), []);
  assert.equal(goodDate(at('2026-04-08T15:00:00Z'), state, playbook, now), '2026-04-13T15:00:00.000Z');
  const quiet = { ...state, tellDistributors: false };
  assert.deepEqual(rules('2026-04-08T15:00:00Z', playbook, quiet), []);
  // From the notice that left on 6 April at 12:02, a week is over on the 13th at that time, whatever the hour is now.
  const told = given(bookAfter('SendNotice')).state;
  const later = at('2026-04-12T09:00:00Z');
  const of = (date: string) => adviseDate(at(date), told, playbook, later).map(({ rule }) => rule);
  assert.deepEqual(of('2026-04-13T12:01:59Z'), ['date-notice']);
  assert.deepEqual(of('2026-04-13T12:02:00Z'), []);
  // A cap that comes before leaves nothing to choose: the deadline wins.
  const capped = playbookWith({ embargo: { ...embargo, hardCap: { amount: 5, unit: 'days' } } });
  const within = goodDate(at('2026-04-20T15:00:00Z'), state, capped, now);
  assert.ok(within && within <= bindingDeadline(state, capped)!.at, within);
});

test('the target is a warning and the hard cap an error', () => {
  const target = { ...contour.clocks['report-to-public'], severities: [] };
  const playbook = playbookWith({
    clocks: { ...contour.clocks, 'report-to-public': target },
    embargo: { ...contour.embargo, hardCap: { amount: 30, unit: 'days' } },
  });
  assert.deepEqual(rules('2026-04-21T09:00:00Z', playbook), []);
  assert.deepEqual(rules('2026-04-21T09:00:01Z', playbook), ['date-target']);
  assert.deepEqual(rules('2026-05-04T09:00:01Z', playbook), ['date-deadline!', 'date-target']);
});

test('fourteen days of linux-distros that end on a Sunday: the Wednesday before (oss-security, June 2026)', () => {
  const playbook = calendar(
    { avoid: ['Fri', 'Sat', 'Sun'] },
    { embargo: { ...contour.embargo, programmes: [linuxDistros] } },
  );
  const told = at('2026-06-21T14:00:00Z');
  const ninety = { at: plus(told, 90 * day), note: 'They asked for ninety days.', by: 'reporter:rita' };
  const asked = { ...state, programmes: [{ id: 'linux-distros', since: told }], deadline: ninety };
  const binding = bindingDeadline(asked, playbook)!;
  assert.equal(binding.at, '2026-07-05T14:00:00.000Z', 'a Sunday');
  assert.equal(goodDate(ninety.at, asked, playbook, told), '2026-07-01T14:00:00.000Z');
  assert.equal(
    sayBinding(deadlines(asked, playbook)),
    'The cap of the linux-distros list (14 days) binds; later: the reporter’s own deadline, Sat 19 Sep 2026 14:00 UTC',
  );
  const hint = adviceOnDate({ ...situation, case: asked, playbook, now: told })[0]!;
  assert.match(
    hint.message,
    /^No later than Sun 5 Jul 2026 14:00 UTC: the cap of the linux-distros list \(14 days\) binds\./,
  );
  // With the holidays of the United States: Friday is the day off for the fourth, so Thursday is near a long weekend.
  const plain = calendar(
    { avoid: [], publicHolidays: [{ date: '2026-07-03', name: 'Independence Day (substitute day)' }] },
    { embargo: playbook.embargo },
  );
  assert.equal(goodDate(binding.at, asked, plain, told), '2026-07-01T14:00:00.000Z');
});

test('the shortest binding constraint wins, whichever it is, and its name is said', () => {
  const cap = (days: number) =>
    playbookWith({
      embargo: { ...contour.embargo, programmes: [linuxDistros], hardCap: { amount: days, unit: 'days' } },
    });
  const own = (days: number) => ({ at: plus(state.openedAt, days * day), note: '', by: 'reporter:rita' });
  const upstream = { project: 'Envoy', id: 'CVE-2026-1', embargoEnd: plus(state.openedAt, 12 * day), source: 'Them' };
  const known = { public: state.openedAt };
  const told = (days: number) => [{ id: 'linux-distros', since: plus(state.openedAt, days * day) }];
  const table = [
    [cap(90), { deadline: own(60) }, 'reporter', 60],
    [cap(90), { deadline: own(120) }, 'playbook', 90],
    [cap(90), { deadline: own(60), programmes: told(10) }, 'programme', 24],
    [cap(90), { deadline: own(20), programmes: told(10) }, 'reporter', 20],
    [contour, { deadline: own(60), programmes: told(10) }, 'reporter', 60],
    [cap(30), {}, 'playbook', 30],
    [cap(30), { deadline: own(20), upstream }, 'upstream', 12],
    [cap(10), { upstream }, 'playbook', 10],
    [cap(30), { upstream, exposure: known }, 'playbook', 30],
  ] as const;
  for (const [playbook, more, source, days] of table) {
    const binding = bindingDeadline({ ...state, ...more }, playbook);
    assert.deepEqual([binding?.source, binding?.at], [source, plus(state.openedAt, days * day)]);
  }
  assert.equal(bindingDeadline(state, contour), undefined);
});

test('a step that was taken says what speaks against it; one that cannot be read says nothing', () => {
  const propose = (date: string) =>
    adviceOn({ type: 'ProposeDate', date, note: '' }, situation).map(({ rule, severity }) => [rule, severity]);
  assert.deepEqual(propose('2026-04-10T15:00:00Z'), [['date-weekday', 'warning']]);
  assert.deepEqual(propose('2026-04-08T15:00:00Z'), []);
  assert.deepEqual(propose('soon'), []);
  assert.deepEqual(adviceOn({ type: 'CloseCase', reason: 'x' }, situation), []);
});

test('where every day is avoided there is no good date, and the hint says so', () => {
  const never = calendar({ avoidDates: [{ from: '2026-01-01', to: '2027-12-31', reason: 'never' }] });
  assert.equal(goodDate(plus(now, day), state, never, now), undefined);
  assert.match(adviceOnDate({ ...situation, playbook: never })[0]!.mend, /No day of the next two months/);
  for (const id of ['propose-date', 'decide-date']) assert.equal(stepById(id)?.advice, adviceOnDate, id);
});

test('a good date lies ahead, keeps every deadline, and nothing speaks against it', () => {
  const anyCalendar = fc.record({
    timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'America/New_York'),
    avoid: fc.subarray<Calendar['avoid'][number]>(['Mon', 'Thu', 'Fri', 'Sat', 'Sun']),
    holidays: fc.subarray(['2026-04-06', '2026-04-07', '2026-10-26', '2026-12-25']),
    preferredHour: fc.constantFrom(null, '02:30', '16:00'),
  });
  const moment = fc.integer({ min: Date.UTC(2026, 1, 1), max: Date.UTC(2026, 11, 31) }).map(fromEpoch);
  fc.assert(
    fc.property(
      anyCalendar,
      moment,
      fc.integer({ min: -20 * day, max: 60 * day }),
      fc.nat(40),
      (own, from, ahead, cap) => {
        const near = plus(from, ahead);
        const embargo = { ...contour.embargo, hardCap: { amount: cap + 1, unit: 'days' as const } };
        const playbook = calendar(own, { embargo });
        const opened = { ...state, openedAt: plus(from, -5 * day) };
        const good = goodDate(near, opened, playbook, from);
        if (!good) return;
        assert.ok(good > from);
        const binding: Instant = bindingDeadline(opened, playbook)!.at;
        assert.ok(good <= (binding > from ? binding : plus(from, day)), 'behind the cap');
        const against = adviseDate(good, opened, playbook, from).filter(
          ({ rule }) => !['date-hour', 'date-target'].includes(rule),
        );
        assert.deepEqual(against, []);
        assert.ok(isBusinessDay(good, playbook.calendar));
      },
    ),
    { numRuns: 300 },
  );
});
