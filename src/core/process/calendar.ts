import { Temporal } from 'temporal-polyfill';
import { day, fromEpoch, hour, type Instant, plus, toEpoch } from './instant.ts';
import type { Playbook } from './playbook.ts';

export type Calendar = Playbook['calendar'];
export interface Length {
  readonly amount: number;
  readonly unit: 'hours' | 'days' | 'business-days';
}

const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** Three-letter name of the weekday of `at` in the calendar's zone. */
export function weekdayOf(at: Instant, calendar: Calendar): (typeof names)[number] {
  return names[local(at, calendar).dayOfWeek - 1]!;
}

/** Whether `at` falls on a working day: neither weekend nor holiday in the calendar's own zone (rule R90). */
export function isBusinessDay(at: Instant, calendar: Calendar): boolean {
  return works(local(at, calendar).toPlainDate(), calendar);
}

/**
 * The end of a length of time. Hours and days are exact. Business days keep the wall-clock time and count working days
 * after the starting day, whatever that day was: Saturday 10:00 plus three is Wednesday 10:00. Where the clocks are put
 * forward or back the later reading is taken, so that a deadline never comes early.
 */
export function after(at: Instant, length: Length, calendar: Calendar): Instant {
  if (length.unit === 'hours') return plus(at, length.amount * hour);
  if (length.unit === 'days') return plus(at, length.amount * day);
  let end = local(at, calendar).toPlainDateTime();
  for (let left = length.amount; left > 0; ) {
    end = end.add({ days: 1 });
    if (works(end.toPlainDate(), calendar)) left -= 1;
  }
  return fromEpoch(end.toZonedDateTime(calendar.timeZone, { disambiguation: 'later' }).epochMilliseconds);
}

/** Whole business days that have begun after `from` and up to `to`; 0 when `to` is not later. */
export function businessDaysBetween(from: Instant, to: Instant, calendar: Calendar): number {
  const end = local(to, calendar).toPlainDate();
  let date = local(from, calendar).toPlainDate();
  let days = 0;
  if (toEpoch(to) <= toEpoch(from)) return 0;
  while (Temporal.PlainDate.compare(date, end) < 0) {
    date = date.add({ days: 1 });
    if (works(date, calendar)) days += 1;
  }
  return days;
}

function local(at: Instant, calendar: Calendar): Temporal.ZonedDateTime {
  return Temporal.Instant.from(at).toZonedDateTimeISO(calendar.timeZone);
}

function works(date: Temporal.PlainDate, calendar: Calendar): boolean {
  return !calendar.weekend.includes(names[date.dayOfWeek - 1]!) && !calendar.holidays.includes(date.toString());
}
