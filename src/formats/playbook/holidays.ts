import { createRequire } from 'node:module';
import type DateHolidays from 'date-holidays';
import { type Fault, fault } from '../../core/case/fault.ts';
import { didYouMean } from '../../core/case/zod-faults.ts';
import { day, fromEpoch } from '../../core/process/instant.ts';
import type { Playbook } from '../../core/process/playbook.ts';

type Calendar = Playbook['calendar'];
type Found = Calendar['publicHolidays'];

let loaded: typeof DateHolidays | undefined;

/** The library holds the holidays of the world and takes its time to load, so it waits until a playbook names a region. */
const library = (): typeof DateHolidays => {
  loaded ??= createRequire(import.meta.url)('date-holidays') as typeof DateHolidays;
  return loaded;
};

/**
 * Looks up the public holidays of a calendar's region for its span of years. Half days do not count as days off, and
 * neither do days that only banks or schools keep.
 * @returns the days in order; or faults where the region is unknown or has no holidays for one of the years
 */
export function publicHolidays(region: string, years: NonNullable<Calendar['years']>): Found | readonly Fault[] {
  const [country = '', state = '', part = ''] = region.split('-');
  const strange = unknownRegion(country, state, part);
  if (strange) return [strange];
  const holidays = new (library())(country, state, part);
  const days = new Map<string, string>();
  for (let year = years.from; year <= years.to; year += 1) {
    const found = (holidays.getHolidays(year, 'en') || []).filter(({ type }) => type === 'public');
    if (found.length === 0) {
      const mend = 'Name fewer years, or take the region out and list the days under holidays.';
      return [fault('calendar-years', '/calendar/years', `The holidays of ${region} in ${year} are not known.`, mend)];
    }
    for (const each of found) for (const date of datesOf(each)) days.set(date, days.get(date) ?? each.name);
  }
  return [...days].map(([date, name]) => ({ date, name })).sort((a, b) => a.date.localeCompare(b.date));
}

/** Every day that a holiday takes up. Where days begin at sunset the library names the day that follows. */
function datesOf({ date, start, end }: { date: string; start: Date; end: Date }): readonly string[] {
  const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  const length = Math.round((end.getTime() - start.getTime()) / day);
  return Array.from({ length }, (_, n) => fromEpoch(first + n * day).slice(0, 10));
}

/** The parts of a region one by one, so that the fault names the one that is wrong and what it may be. */
function unknownRegion(country: string, state: string, part: string): Fault | undefined {
  const lists = new (library())();
  const steps = [
    { code: country, known: lists.getCountries('en') ?? {}, of: 'any country' },
    { code: state, known: lists.getStates(country, 'en') ?? {}, of: country },
    {
      code: part,
      known: state === '' ? {} : (lists.getRegions(country, state, 'en') ?? {}),
      of: `${country}-${state}`,
    },
  ];
  for (const [i, { code, known, of }] of steps.entries()) {
    if (code === '' && i > 0) return undefined;
    if (Object.hasOwn(known, code)) continue;
    const before = [country, state].slice(0, i);
    const near = didYouMean(code.toUpperCase(), Object.keys(known)) ?? namedLike(code, known);
    const some = Object.keys(known).slice(0, 16).join(', ');
    const mend = near
      ? `Did you mean "${[...before, near].join('-')}" (${known[near]})?`
      : some === ''
        ? `Use "${before.join('-')}": no part of it is known apart.`
        : `Of ${of} these are known: ${some}, and so on. An example is DE-BY.`;
    return fault('calendar-region', '/calendar/region', `"${code}" is no region whose holidays are known.`, mend);
  }
  return undefined;
}

/** The code of a country or state whose name was written in place of its code: Bavaria, Germany. */
function namedLike(word: string, known: Readonly<Record<string, string>>): string | undefined {
  const name = didYouMean(word, Object.values(known));
  return Object.keys(known).find((code) => known[code] === name);
}
