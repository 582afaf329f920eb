import { type Fault, fault } from '../../core/case/fault.ts';
import { didYouMean, faultsFromZod, fieldNames } from '../../core/case/zod-faults.ts';
import { severityWords } from '../../core/process/count-clock.ts';
import type { Instant } from '../../core/process/instant.ts';
import { type Playbook, playbookSchema } from '../../core/process/playbook.ts';
import { unfitCalendar } from './fit-calendar.ts';
import { publicHolidays } from './holidays.ts';
import { readYaml, withPlaces } from './read.ts';

/**
 * Reads a playbook file; each fault says in which line it stands and how to mend it. The public holidays of the
 * calendar's region are looked up here, once, and kept with the playbook: see docs/decisions/0015-holidays-are-kept.md.
 * @param now handed in where the playbook shall be in force from now on: its holidays must be known for this year
 */
export function readPlaybookText(
  text: string,
  now?: Instant,
): { readonly playbook?: Playbook; readonly faults: readonly Fault[] } {
  const read = readYaml(text);
  if (read.faults.length > 0) return { faults: read.faults };
  const parsed = playbookSchema.safeParse(read.value);
  if (!parsed.success)
    return { faults: withPlaces(faultsFromZod(parsed.error, read.value, fieldNames(playbookSchema)), read) };
  const unfit = [...unknownSeverities(parsed.data), ...unfitCalendar(parsed.data, now)];
  if (unfit.length > 0) return { faults: withPlaces(unfit, read) };
  const { calendar } = parsed.data;
  if (!calendar.region || !calendar.years || calendar.publicHolidays.length > 0)
    return { playbook: parsed.data, faults: [] };
  const found = publicHolidays(calendar.region, calendar.years);
  return isFaulty(found)
    ? { faults: withPlaces(found, read) }
    : { playbook: { ...parsed.data, calendar: { ...calendar, publicHolidays: found } }, faults: [] };
}

/** Severities that no case can have. Playbooks that were adopted with one still read, so this is asked of files only. */
function unknownSeverities({ clocks }: Playbook): readonly Fault[] {
  return clocks['report-to-public'].severities.flatMap((word, i) => {
    if (severityWords.some((known) => known === word)) return [];
    const near = didYouMean(word, severityWords);
    const mend = near ? `Did you mean "${near}"?` : 'Take it out, or write one of those.';
    const said = `Entry ${i + 1} must be one of ${severityWords.join(', ')}.`;
    return [fault('severity-known', `/clocks/report-to-public/severities/${i}`, said, mend)];
  });
}

function isFaulty(found: ReturnType<typeof publicHolidays>): found is readonly Fault[] {
  return found.some((each) => 'rule' in each);
}
