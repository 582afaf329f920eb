import { Temporal } from 'temporal-polyfill';

/** A moment in UTC with milliseconds, `2026-04-01T09:00:00.000Z`: canonical, so that it sorts and compares as text. */
export type Instant = string & { readonly __instant: true };

const canonical = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/**
 * Reads any RFC 3339 date-time that names its zone.
 * @throws RangeError when the text is no date-time or names no zone: a date without an hour and a zone is not a moment.
 */
export function instant(text: string): Instant {
  // Most that are read were written here: what the platform writes again letter by letter needs no calendar.
  const known = canonical.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(known) && fromEpoch(known) === text) return text as Instant;
  return fromEpoch(Temporal.Instant.from(text).epochMilliseconds);
}

/** What to say of a text that begins with a day which no calendar has, such as 2026-02-30; undefined of any other text. */
export function impossibleDay(text: string): { readonly message: string; readonly mend: string } | undefined {
  const [written, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text) ?? [];
  if (!written) return undefined;
  const near = Temporal.PlainDate.from({
    year: Number(year),
    month: Math.min(12, Math.max(1, Number(month))),
    day: Math.max(1, Number(date)),
  }).toString();
  if (near === written) return undefined;
  return { message: `says ${written}, a day that does not exist`, mend: `The nearest day is ${near}.` };
}

/** The moment so many milliseconds after 1970-01-01T00:00Z. */
export function fromEpoch(milliseconds: number): Instant {
  // The platform writes the same text as Temporal, many times faster; a page counts with a hundred moments.
  return new Date(milliseconds).toISOString() as Instant;
}

/** Milliseconds since 1970-01-01T00:00Z. */
export function toEpoch(at: Instant): number {
  const found = Date.parse(at);
  if (Number.isNaN(found)) throw new RangeError(`“${at}” is no moment.`);
  return found;
}

/** The moment `milliseconds` later (earlier when negative). */
export function plus(at: Instant, milliseconds: number): Instant {
  return fromEpoch(toEpoch(at) + milliseconds);
}

/** Milliseconds from `from` to `to`; negative when `to` is earlier. */
export function between(from: Instant, to: Instant): number {
  return toEpoch(to) - toEpoch(from);
}

/** Whether the text names a time zone that local times can be read in. */
export function isTimeZone(text: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text);
    return true;
  } catch {
    return false;
  }
}

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** The days of the week in three letters, in the order of ISO 8601. */
export const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
export type Weekday = (typeof weekdays)[number];

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The one way in which people read a time: `Tue 15 Dec 2026 16:00 UTC`, 24 hours, always with its zone. */
export function sayInstant(at: Instant, zone = 'UTC'): string {
  if (zone === 'UTC') return sayUtc(at);
  const z = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  const pad = (n: number) => String(n).padStart(2, '0');
  return `${weekdays[z.dayOfWeek - 1]} ${z.day} ${months[z.month - 1]} ${z.year} ${pad(z.hour)}:${pad(z.minute)} ${zone}`;
}

/** The canonical text holds everything but the weekday; a page says it a hundred times. 1 January 1970 was a Thursday. */
function sayUtc(at: Instant): string {
  const weekday = weekdays[(((Math.floor(Date.parse(at) / day) + 3) % 7) + 7) % 7];
  const [year, month, date] = [at.slice(0, 4), Number(at.slice(5, 7)), Number(at.slice(8, 10))];
  return `${weekday} ${date} ${months[month - 1]} ${Number(year)} ${at.slice(11, 16)} UTC`;
}

/** A length of time in at most two units: `5 h 10 min`, `13 d 6 h`, `40 s`. */
export function sayDuration(milliseconds: number): string {
  const total = Math.abs(milliseconds);
  const parts = [
    [Math.floor(total / day), 'd'],
    [Math.floor((total % day) / hour), 'h'],
    [Math.floor((total % hour) / minute), 'min'],
  ] as const;
  const shown = parts.filter(([n]) => n > 0).slice(0, 2);
  if (shown.length === 0) return `${Math.round(total / second)} s`;
  return shown.map(([n, unit]) => `${n} ${unit}`).join(' ');
}

/** The moment that `sayInstant` says so in UTC; undefined of any other text, and of a day of the week that is none of it. */
export function instantSaid(text: string): Instant | undefined {
  const [, date, month, year, time] = /^\w{3} (\d{1,2}) (\w{3}) (\d{4}) (\d\d:\d\d) UTC$/.exec(text) ?? [];
  const at = Date.parse(`${year}-${two(months.indexOf(month as 'Jan') + 1)}-${two(Number(date))}T${time}Z`);
  if (Number.isNaN(at)) return undefined;
  return sayUtc(fromEpoch(at)) === text ? fromEpoch(at) : undefined;
}

const two = (n: number): string => String(n).padStart(2, '0');
