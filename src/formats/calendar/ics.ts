import type { Instant } from '../../core/process/instant.ts';

/** One entry of a calendar. `uid` stays the same for ever; `sequence` grows whenever anything of it changes. */
export interface CalendarEntry {
  readonly uid: string;
  readonly sequence: number;
  /** When it was last changed. */
  readonly changedAt: Instant;
  readonly at: Instant;
  readonly summary: string;
  readonly status: 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED';
}

/** A calendar file as programs read it (RFC 5545), every moment in UTC. */
export function writeCalendar(entries: readonly CalendarEntry[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tidegate//Embargo calendar//EN',
    'CALSCALE:GREGORIAN',
    ...entries.flatMap((entry) => [
      'BEGIN:VEVENT',
      `UID:${escaped(entry.uid)}`,
      `DTSTAMP:${utc(entry.changedAt)}`,
      `SEQUENCE:${entry.sequence}`,
      `DTSTART:${utc(entry.at)}`,
      `SUMMARY:${escaped(entry.summary)}`,
      `STATUS:${entry.status}`,
      'CLASS:CONFIDENTIAL',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const utc = (at: Instant): string => `${at.slice(0, 19).replace(/[-:]/g, '')}Z`;

/** TEXT of RFC 5545 §3.3.11: a line end becomes `\n`, and no other control character is left. */
const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n?|\n|\u2028|\u2029/g, '\\n')
    .replace(/\p{Cc}/gu, '');

/** Lines of at most 75 octets (§3.1); no character is cut in two. */
function folded(line: string): string {
  const out: string[] = [];
  let width = 0;
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (width + size > 75) {
      out.push('\r\n ');
      width = 1;
    }
    out.push(sign);
    width += size;
  }
  return out.join('');
}
