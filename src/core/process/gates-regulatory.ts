import { sayInstant } from './instant.ts';
import { craDuty, reportsOwed } from './regulatory/cra.ts';
import type { Gate } from './step.ts';

const act = 'Regulation (EU) 2024/2847 Art. 14';

/** Gates about reports that a law asks for. */

export const isReportOwed: Gate = {
  id: 'report-owed',
  title: 'The report is owed and not filed yet',
  clause: act,
  check: ({ case: c, playbook, input }) => {
    if (!input) return undefined;
    const owed = reportsOwed(c, playbook);
    if (owed.some(({ id }) => id === input.report)) return undefined;
    const names = owed.map(({ title }) => title).join(', ');
    return { sentence: `This report is not owed now, or was filed already. Owed: ${names || 'none'}.` };
  },
};

export const isFiledInTime: Gate = {
  id: 'filed-at',
  title: 'The time of filing is possible',
  clause: act,
  check: ({ case: c, playbook, now, input }) => {
    if (!input) return undefined;
    if (input.filedAt > now)
      return { sentence: 'The time of filing lies ahead. File the report first, then record it.' };
    const startsAt = craDuty(input.report)?.starts(c, playbook);
    return startsAt && input.filedAt < startsAt
      ? { sentence: `The report cannot be older than what it is about, which was known at ${sayInstant(startsAt)}.` }
      : undefined;
  },
};

export const isKnownByNow: Gate = {
  id: 'aware-at',
  title: 'Nobody is aware of what lies ahead',
  clause: act,
  check: ({ now, input }) =>
    input && input.awareAt > now
      ? { sentence: 'The moment of becoming aware lies ahead. Name the moment at which somebody of the team knew.' }
      : undefined,
};

export const areReportsFiled: Gate = {
  id: 'reports-filed',
  title: 'Every report to the authorities is filed',
  clause: act,
  check: ({ case: c, playbook }) => {
    const owed = reportsOwed(c, playbook).map(({ title }) => title);
    return owed.length > 0 ? { sentence: `Still owed: ${owed.join(', ')}. File them, and record it.` } : undefined;
  },
};
