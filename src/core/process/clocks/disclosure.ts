import { statusOf } from '../../case/evolve.ts';
import { hour } from '../instant.ts';
import type { ClockDefinition } from './definition.ts';
import { met } from './definition.ts';

/** The target from report to disclosure (R63). A published case keeps its clock, so that a breach stays visible. */
export const reportToPublic: ClockDefinition = {
  id: 'report-to-public',
  title: 'From report to disclosure',
  clause: 'R63',
  from: 'the report',
  metBy: 'the publication of the advisory',
  timed: ({ clocks: { 'report-to-public': c } }, severity) =>
    c.severities.length === 0 || c.severities.includes(severity ?? '') ? { length: c, owner: c.owner } : undefined,
  run: (state) => {
    const publishedAt = state.advisory.publications[0]?.at;
    return statusOf(state) === 'accepted' || publishedAt
      ? { startsAt: state.openedAt, ...met(publishedAt) }
      : undefined;
  },
};

/** The agreed moment (R78). Publication after it is what was agreed; only well after it is it late. */
export const agreedDisclosure: ClockDefinition = {
  id: 'embargo',
  title: 'Public disclosure',
  clause: 'R78',
  from: 'the decision on the date',
  metBy: 'the publication of the advisory',
  grace: hour,
  timed: () => undefined,
  run: ({ embargo, advisory }) =>
    embargo.end && embargo.decided
      ? {
          startsAt: embargo.decided.at,
          agreed: { dueAt: embargo.end, owner: 'lead' },
          ...met(advisory.publications[0]?.at ?? embargo.ended?.at),
        }
      : undefined,
};
