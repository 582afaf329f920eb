import { between, type Instant, minute, sayDuration, sayInstant } from '../core/process/instant.ts';

/** The city of an IANA zone: `America/Los_Angeles` is `Los Angeles`. */
export function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** The same moment on the reader's clock: `08:00 your time (Los Angeles)`, with the day where it differs. */
export function sayLocal(at: Instant, zone: string): string | null {
  if (zone === 'UTC') return null;
  const pattern = /^(.*) (\d\d:\d\d) /;
  const [, utcDay] = pattern.exec(sayInstant(at)) ?? [];
  const [, day, time] = pattern.exec(sayInstant(at, zone)) ?? [];
  const shown = day === utcDay ? time : `${day} ${time}`;
  return `${shown} your time (${cityOf(zone)})`;
}

/** How far away: `in 13 d 6 h`, `2 h ago`, `now` within a minute. */
export function sayDistance(at: Instant, now: Instant): string {
  const away = between(now, at);
  if (Math.abs(away) < minute) return 'now';
  return away > 0 ? `in ${sayDuration(away)}` : `${sayDuration(away)} ago`;
}
