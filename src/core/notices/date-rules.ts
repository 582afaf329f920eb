import { between, day, type Instant, plus, sayInstant } from '../process/instant.ts';

/** What is wrong with a date that a text names. */
export interface DateFinding {
  readonly rule: 'date-wrong-weekday' | 'date-wrong-year' | 'date-without-hour' | 'date-without-zone';
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly mend: string;
  readonly instead?: string;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const weekday = '(?:(?<weekday>(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\\b,?\\s+)?';
const month = `(?:${months.join('|')})[a-z]*\\.?`;
const number = '\\d{1,2}(?:st|nd|rd|th)?';
const dates = [
  `(?<day1>${number})\\s+(?<month1>${month}),?\\s+(?<year1>\\d{4})`,
  `(?<month2>${month})\\s+(?<day2>${number}),?\\s+(?<year2>\\d{4})`,
  '(?<year3>\\d{4})-(?<month3>\\d{2})-(?<day3>\\d{2})',
];
const hour = '(?:T|,?\\s*(?:at\\s+)?)(?<hour>\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?:\\s*[ap]m)?|\\d{1,2}\\s*[ap]m)';
const zone = '\\s*(?<zone>Z\\b|UTC|GMT|[A-Z]{1,3}[SD]?T\\b|CES?T|[+-]\\d{2}:?\\d{2})';
const dated = new RegExp(`\\b${weekday}(?:${dates.join('|')})(?!\\d)(?:${hour}(?:${zone})?)?`, 'giu');

/**
 * What is wrong with the dates in a text, read at an instant. A date that lies ahead is a promise, and needs its hour and
 * zone (R78); what lies behind is history, and may go without. `known` are moments of the case that a bare date may mean.
 */
export function dateFindings(text: string, now: Instant, known: readonly Instant[] = []): readonly DateFinding[] {
  return [...text.matchAll(dated)].flatMap((match): readonly DateFinding[] => {
    const of = (name: string) => match.groups?.[`${name}1`] ?? match.groups?.[`${name}2`] ?? match.groups?.[`${name}3`];
    const midnight = dayOf(of('year'), of('month'), of('day'));
    if (midnight === undefined) return [];
    const found = match[0];
    const place = { start: match.index, end: match.index + found.length };
    const { weekday: said, hour: time, zone: where } = match.groups ?? {};
    const right = weekdays[new Date(midnight).getUTCDay()]!;
    if (said && !right.toLowerCase().startsWith(said.slice(0, 3).toLowerCase())) {
      const instead = found.replace(said, said.length > 5 ? right : right.slice(0, 3));
      const message = `“${found}” is a ${right}. One of the two is wrong.`;
      return [{ rule: 'date-wrong-weekday', ...place, message, mend: 'Say which day is meant.', instead }];
    }
    const lies = between(now, midnight) / day;
    if (time && lies < -1 && lies > -365 && lies + 365 < 120) {
      const instead = found.replace(of('year')!, String(Number(of('year')) + 1));
      const message = `“${found}” has passed. It reads like a date of the coming months with last year’s number.`;
      return [{ rule: 'date-wrong-year', ...place, message, mend: 'Look at the year.', instead }];
    }
    if (lies < -1 || lies > 400 || (time && where)) return [];
    const meant = known.find((each) => each.slice(0, 10) === midnight.slice(0, 10));
    const mended = meant ? { instead: sayInstant(meant) } : {};
    const mend = 'Say the hour and the zone, as in 16:00 UTC.';
    return time
      ? [{ rule: 'date-without-zone', ...place, message: `“${found}” has no zone.`, mend, ...mended }]
      : [
          {
            rule: 'date-without-hour',
            ...place,
            message: `“${found}” has no hour and no zone.`,
            mend,
            ...mended,
          } as const,
        ];
  });
}

/** Where a text names a date. */
export const datesIn = (text: string): readonly { readonly start: number; readonly end: number }[] =>
  [...text.matchAll(dated)].map(({ 0: found, index }) => ({ start: index, end: index + found.length }));

/** The beginning of a day in UTC; undefined for one that no calendar has. */
function dayOf(year = '', month = '', number = ''): Instant | undefined {
  const named = months.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  const of = named || Number(month);
  const text = `${year}-${String(of).padStart(2, '0')}-${String(Number.parseInt(number, 10)).padStart(2, '0')}T00:00:00.000Z`;
  const at = Date.parse(text);
  return Number.isNaN(at) || plus(text as Instant, 0) !== text ? undefined : (text as Instant);
}
