import { Temporal } from 'temporal-polyfill';
import { day, fromEpoch, hour, type Instant, plus, toEpoch, type Weekday, weekdays } from './instant.ts';
import type { Playbook } from './playbook.ts';

export type Calendar = Playbook['calendar'];
export interface Length {
  readonly amount: number;
  readonly unit: 'hours' | 'days' | 'business-days' | 'months';
}

/** Three-letter name of the weekday of `at` in the calendar's zone. */
export function weekdayOf(at: Instant, calendar: Calendar): Weekday {
  return nameOf(local(at, calendar).toPlainDate());
}

/** Three-letter name of the weekday of a day. */
export function nameOf(date: Temporal.PlainDate): Weekday {
  return weekdays[date.dayOfWeek - 1]!;
}

/** Whether `at` falls on a working day: neither weekend nor holiday in the calendar's own zone (rule R90). */
export function isBusinessDay(at: Instant, calendar: Calendar): boolean {
  return dayOff(local(at, calendar).toPlainDate(), calendar) === undefined;
}

/** Why nobody works on a day: `weekend`, `holiday` or the name of the public holiday; undefined for a working day. */
export function dayOff(date: Temporal.PlainDate, calendar: Calendar): string | undefined {
  if (calendar.weekend.includes(nameOf(date))) return 'weekend';
  return holidaysOf(calendar).get(date.toString());
}

const known = new WeakMap<Calendar, ReadonlyMap<string, string>>();

/** Every holiday of a calendar by its day; those of the region have names, those that the playbook adds have none. */
function holidaysOf(calendar: Calendar): ReadonlyMap<string, string> {
  const found =
    known.get(calendar) ??
    new Map([
      ...calendar.holidays.map((date) => [date, 'holiday'] as const),
      ...calendar.publicHolidays.map(({ date, name }) => [date, name] as const),
    ]);
  known.set(calendar, found);
  return found;
}

/**
 * The end of a length of time. Hours and days are exact. Business days keep the wall-clock time and count working days
 * after the starting day, whatever that day was: Saturday 10:00 plus three is Wednesday 10:00. Months keep the day and
 * the wall-clock time, or end on the last day of a shorter month. Where the clocks are put forward or back the later
 * reading is taken, so that a deadline never comes early.
 */
export function after(at: Instant, length: Length, calendar: Calendar): Instant {
  if (length.unit === 'hours') return plus(at, length.amount * hour);
  if (length.unit === 'days') return plus(at, length.amount * day);
  const start = local(at, calendar).toPlainDateTime();
  if (length.unit === 'months') return laterReading(start.add({ months: length.amount }), calendar);
  const last = countBusinessDays(at, length.amount, calendar).at(-1)!.date;
  return laterReading(last.toPlainDateTime(start.toPlainTime()), calendar);
}

/**
 * A moment before which a length of time has certainly not passed, in whatever calendar: many ends that lie far off need not
 * be counted one by one. No month is shorter than 28 days, no business day than a day less the hour that a clock may leap.
 */
export function notBefore(at: Instant, { unit, amount }: Length): Instant {
  const shortest = { hours: hour, days: day, 'business-days': day, months: 28 * day }[unit];
  return plus(at, amount * shortest - (unit === 'hours' || unit === 'days' ? 0 : day));
}

/** One day of a count: whether it counted, and why not. */
export interface CountedDay {
  readonly date: Temporal.PlainDate;
  readonly off: string | undefined;
}

/** The days after the starting day, up to the one on which so many working days have been counted (at least one). */
export function countBusinessDays(at: Instant, amount: number, calendar: Calendar): readonly CountedDay[] {
  const counted: CountedDay[] = [];
  let date = local(at, calendar).toPlainDate();
  for (let left = amount; left > 0; ) {
    date = date.add({ days: 1 });
    const off = dayOff(date, calendar);
    counted.push({ date, off });
    if (off === undefined) left -= 1;
  }
  return counted;
}

/** Whole business days that have begun after `from` and up to `to`; 0 when `to` is not later. */
export function businessDaysBetween(from: Instant, to: Instant, calendar: Calendar): number {
  const end = local(to, calendar).toPlainDate();
  let date = local(from, calendar).toPlainDate();
  let days = 0;
  if (toEpoch(to) <= toEpoch(from)) return 0;
  while (Temporal.PlainDate.compare(date, end) < 0) {
    date = date.add({ days: 1 });
    if (dayOff(date, calendar) === undefined) days += 1;
  }
  return days;
}

/** Milliseconds from `from` to `to` that lie on working days, each of them counted whole, from midnight to midnight. */
export function workingTime(from: Instant, to: Instant, calendar: Calendar): number {
  let total = 0;
  for (const { begins, ends } of workingDays(from, calendar)) {
    if (begins >= toEpoch(to)) break;
    total += Math.min(ends, toEpoch(to)) - begins;
  }
  return total;
}

/** The moment after so many milliseconds of working time; at the end of a working day the next one's beginning. */
export function addWorkingTime(from: Instant, milliseconds: number, calendar: Calendar): Instant {
  let left = milliseconds;
  for (const { begins, ends } of workingDays(from, calendar)) {
    if (left < ends - begins) return fromEpoch(begins + left);
    left -= ends - begins;
  }
  throw new Error('A calendar has working days for ever.');
}

/** Working days without end, as moments in milliseconds; the first one begins no earlier than `from`. */
function* workingDays(from: Instant, calendar: Calendar): Generator<{ begins: number; ends: number }> {
  for (let date = local(from, calendar).toPlainDate(); ; date = date.add({ days: 1 })) {
    if (dayOff(date, calendar) !== undefined) continue;
    const begins = date.toZonedDateTime(calendar.timeZone).epochMilliseconds;
    const ends = date.add({ days: 1 }).toZonedDateTime(calendar.timeZone).epochMilliseconds;
    if (ends > toEpoch(from)) yield { begins: Math.max(begins, toEpoch(from)), ends };
  }
}

/**
 * Whether the calendar knows the holidays of the year of `at`. One without a region knows what it was told and asks for
 * no more; one with a region knows the years that its holidays were looked up for.
 */
export function knowsYearOf(at: Instant, calendar: Calendar): boolean {
  if (!calendar.years) return true;
  const { year } = local(at, calendar);
  return year >= calendar.years.from && year <= calendar.years.to;
}

/** `at` on the wall of the calendar's zone. */
export function local(at: Instant, calendar: Pick<Calendar, 'timeZone'>): Temporal.ZonedDateTime {
  return Temporal.Instant.from(at).toZonedDateTimeISO(calendar.timeZone);
}

/** A reading of the wall as a moment: of an hour that comes twice the second, of one that is left out the one after it. */
export function laterReading(wall: Temporal.PlainDateTime, calendar: Pick<Calendar, 'timeZone'>): Instant {
  return fromEpoch(wall.toZonedDateTime(calendar.timeZone, { disambiguation: 'later' }).epochMilliseconds);
}

/** A length of the playbook in words: `3 business days`, `1 day`. */
export function sayLength({ amount, unit }: Length): string {
  const words = unit.replace('-', ' ');
  return `${amount} ${amount === 1 ? words.replace(/s$/, '') : words}`;
}
