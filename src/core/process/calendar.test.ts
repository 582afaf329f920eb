import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { contour } from '../../../test/support/law.ts';
import {
  after,
  businessDaysBetween,
  type Calendar,
  countBusinessDays,
  isBusinessDay,
  knowsYearOf,
  weekdayOf,
} from './calendar.ts';
import { between, day, fromEpoch, hour, type Instant, instant, sayDuration, sayInstant, toEpoch } from './instant.ts';

const easter = ['2026-04-03', '2026-04-06'];
const calendar = (changes: Partial<Calendar> = {}): Calendar => ({ ...contour.calendar, ...changes });
const days = (amount: number) => ({ amount, unit: 'business-days' }) as const;
const at = (text: string) => instant(text);
const local = (it: Instant, timeZone: string) => Temporal.Instant.from(it).toZonedDateTimeISO(timeZone);

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
];
const anyCalendar: fc.Arbitrary<Partial<Calendar>> = fc.record({
  timeZone: fc.constantFrom(...zones, 'Pacific/Apia', 'America/St_Johns', 'Asia/Kolkata'),
  weekend: fc.constantFrom<Calendar['weekend']>(['Sat', 'Sun'], ['Fri', 'Sat'], ['Sun'], []),
  holidays: fc.subarray(['2011-12-30', '2024-02-29', '2026-03-27', '2026-03-30', '2026-12-25', '2028-02-29']),
});
const anyInstant = fc
  .oneof(
    fc.integer({ min: Date.UTC(2011, 11, 20), max: Date.UTC(2012, 0, 5) }),
    fc.integer({ min: Date.UTC(2024, 1, 20), max: Date.UTC(2024, 3, 10) }),
    fc.integer({ min: Date.UTC(2026, 2, 1), max: Date.UTC(2026, 10, 30) }),
    fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2037, 0, 1) }),
  )
  .map((epoch) => fromEpoch(epoch));

test('three business days of the real case: Wednesday to Monday, a weekend between', () => {
  assert.equal(after(at('2026-04-01T09:00:00Z'), days(3), calendar()), '2026-04-06T09:00:00.000Z');
  assert.equal(after(at('2026-04-01T09:00:00Z'), days(3), calendar({ holidays: easter })), '2026-04-08T09:00:00.000Z');
  assert.equal(after(at('2026-04-04T10:00:00Z'), days(3), calendar()), '2026-04-08T10:00:00.000Z', 'from a Saturday');
});

test('fourteen business days of the real case, and thirteen or eleven that it took', () => {
  assert.equal(after(at('2026-04-01T09:00:00Z'), days(14), calendar()), '2026-04-21T09:00:00.000Z');
  const [first, out] = [at('2026-04-01T09:00:00Z'), at('2026-04-20T16:50:00Z')];
  assert.equal(businessDaysBetween(first, out, calendar()), 13);
  assert.equal(businessDaysBetween(first, out, calendar({ holidays: easter })), 11);
});

test('the hour in the night in which the clocks are put forward gives the later reading', () => {
  const berlin = calendar({ timeZone: 'Europe/Berlin', weekend: [] });
  // 02:30 does not exist on 29 March 2026: it is read as 03:30 summer time, 01:30 UTC.
  assert.equal(after(at('2026-03-28T01:30:00Z'), days(1), berlin), '2026-03-29T01:30:00.000Z');
  // The day after keeps the hour on the wall, 02:30, and not the shifted one.
  assert.equal(after(at('2026-03-28T01:30:00Z'), days(2), berlin), '2026-03-30T00:30:00.000Z');
});

test('the hour that comes twice gives its second reading, never the early one', () => {
  const berlin = calendar({ timeZone: 'Europe/Berlin', weekend: [] });
  assert.equal(after(at('2026-10-24T00:30:00Z'), days(1), berlin), '2026-10-25T01:30:00.000Z');
});

test('leap days and turns of the year are days like any other', () => {
  const all = calendar({ weekend: [] });
  assert.equal(after(at('2028-02-28T12:00:00Z'), days(1), all), '2028-02-29T12:00:00.000Z');
  assert.equal(after(at('2027-02-28T12:00:00Z'), days(1), all), '2027-03-01T12:00:00.000Z');
  assert.equal(after(at('2026-12-31T23:59:59.999Z'), days(1), calendar()), '2027-01-01T23:59:59.999Z');
});

test('months keep the day and the hour on the wall, or end with a shorter month', () => {
  const berlin = calendar({ timeZone: 'Europe/Berlin' });
  const months = (from: string, amount: number) => after(at(from), { amount, unit: 'months' }, berlin);
  assert.equal(months('2026-01-31T10:00:00Z', 1), '2026-02-28T10:00:00.000Z');
  assert.equal(months('2028-01-31T10:00:00Z', 1), '2028-02-29T10:00:00.000Z', 'a leap year');
  assert.equal(months('2026-12-31T23:30:00Z', 1), '2027-01-31T23:30:00.000Z', 'it is January in Berlin already');
  assert.equal(months('2026-03-15T10:00:00Z', 1), '2026-04-15T09:00:00.000Z', '11:00 on the wall before and after');
});

test('public holidays of the region count like those that the playbook lists, each with its name', () => {
  const named = calendar({ holidays: ['2026-04-03'], publicHolidays: [{ date: '2026-04-06', name: 'Easter Monday' }] });
  assert.equal(after(at('2026-04-01T09:00:00Z'), days(3), named), '2026-04-08T09:00:00.000Z');
  const counted = countBusinessDays(at('2026-04-01T09:00:00Z'), 3, named).map(({ date, off }) => [date.day, off]);
  assert.deepEqual(counted, [
    [2, undefined],
    [3, 'holiday'],
    [4, 'weekend'],
    [5, 'weekend'],
    [6, 'Easter Monday'],
    [7, undefined],
    [8, undefined],
  ]);
});

test('a calendar knows the years that its holidays were looked up for, by the wall of its own zone', () => {
  const auckland = calendar({ timeZone: 'Pacific/Auckland', region: 'NZ', years: { from: 2026, to: 2027 } });
  assert.ok(!knowsYearOf(at('2025-12-31T10:59:59Z'), auckland));
  assert.ok(knowsYearOf(at('2025-12-31T11:00:00Z'), auckland), 'the new year has begun there');
  assert.ok(!knowsYearOf(at('2027-12-31T11:00:00Z'), auckland));
  assert.ok(knowsYearOf(at('2099-01-01T00:00:00Z'), calendar()), 'without a region there is nothing to look up');
});

test('hours and days are exact', () => {
  const start = at('2026-03-28T12:00:00Z');
  const berlin = calendar({ timeZone: 'Europe/Berlin' });
  assert.equal(between(start, after(start, { amount: 5, unit: 'hours' }, berlin)), 5 * hour);
  assert.equal(between(start, after(start, { amount: 2, unit: 'days' }, berlin)), 2 * day);
});

test('a deadline is never early: so many working days lie between, and it falls on one', () => {
  fc.assert(
    fc.property(anyInstant, fc.integer({ min: 1, max: 40 }), anyCalendar, (start, amount, changes) => {
      const own = calendar(changes);
      const due = after(start, days(amount), own);
      // Where a whole day was left out (Samoa, 30 December 2011) the wall shows the next one.
      const isSkipped = own.timeZone === 'Pacific/Apia' && due < at('2012-02-28T00:00:00Z');
      if (!isSkipped) {
        assert.equal(businessDaysBetween(start, due, own), amount);
        assert.ok(isBusinessDay(due, own), `${due} is no working day in ${own.timeZone}`);
      }
      const wall = (it: Instant) => local(it, own.timeZone).toPlainTime();
      assert.ok(Temporal.PlainTime.compare(wall(due), wall(start)) >= 0 || isSkipped, 'earlier in the day');
      assert.ok(between(start, due) >= amount * day - hour || isSkipped, 'less than so many days');
    }),
    { numRuns: 600 },
  );
});

test('more days are never sooner; a start after midnight of a day off may end earlier in the same working day, no more', () => {
  fc.assert(
    fc.property(
      anyInstant,
      fc.nat(30 * day),
      fc.integer({ min: 1, max: 20 }),
      anyCalendar,
      (start, more, n, changes) => {
        const own = calendar(changes);
        // Samoa left a whole day out in 2011: the deadlines of that day and of the next are one moment.
        const [one, next] = [after(start, days(n), own), after(start, days(n + 1), own)];
        assert.ok(own.timeZone === 'Pacific/Apia' ? next >= one : next > one);
        const later = fromEpoch(toEpoch(start) + more);
        assert.ok(between(after(start, days(n), own), after(later, days(n), own)) >= -26 * hour);
      },
    ),
    { numRuns: 400 },
  );
});

test('days between count what has begun, and nothing backwards', () => {
  const [monday, friday] = [at('2026-04-13T09:00:00Z'), at('2026-04-17T09:00:00Z')];
  assert.equal(businessDaysBetween(monday, friday, calendar()), 4);
  assert.equal(businessDaysBetween(friday, monday, calendar()), 0);
  assert.equal(businessDaysBetween(monday, monday, calendar()), 0);
  assert.equal(weekdayOf(at('2026-04-17T23:30:00Z'), calendar({ timeZone: 'Europe/Berlin' })), 'Sat');
});

test('an instant reads only moments with a zone, and sorts as text', () => {
  assert.equal(instant('2026-04-20T18:00:00+02:00'), '2026-04-20T16:00:00.000Z');
  for (const text of ['2026-04-20', '2026-04-20T16:00:00', '16:00Z', 'soon', '']) assert.throws(() => instant(text));
  fc.assert(
    fc.property(anyInstant, anyInstant, (a, b) => {
      assert.equal(a < b, toEpoch(a) < toEpoch(b));
      assert.equal(instant(a), a);
    }),
  );
});

test('people read a time with its weekday and zone, and a length in two units', () => {
  assert.equal(sayInstant(at('2026-12-15T16:00:00Z')), 'Tue 15 Dec 2026 16:00 UTC');
  assert.equal(sayInstant(at('2026-12-15T16:05:00Z'), 'Europe/Berlin'), 'Tue 15 Dec 2026 17:05 Europe/Berlin');
  const lengths: readonly (readonly [number, string])[] = [
    [5 * hour + 600_000, '5 h 10 min'],
    [13 * day + 6 * hour + 59_000, '13 d 6 h'],
    [40_000, '40 s'],
    [-2 * hour, '2 h'],
    [0, '0 s'],
  ];
  for (const [length, said] of lengths) assert.equal(sayDuration(length), said);
});
