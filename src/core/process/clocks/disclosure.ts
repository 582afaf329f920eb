import { statusOf } from '../../case/evolve.ts';
import type { Case } from '../../case/model.ts';
import { bindingDeadline, deadlines, reportedAt, sayBinding } from '../deadline.ts';
import { hour } from '../instant.ts';
import type { ClockDefinition } from './definition.ts';
import { earliest, met } from './definition.ts';

/** The target from report to disclosure (R63). A published case keeps its clock, so that a breach stays visible. */
export const reportToPublic: ClockDefinition = {
  id: 'report-to-public',
  title: 'From report to disclosure',
  clause: 'R63',
  from: 'the report',
  metBy: 'the publication of the advisory',
  timed: ({ clocks: { 'report-to-public': c } }, severity) =>
    c.severities.length === 0 || c.severities.includes(severity ?? '') ? { length: c, owner: c.owner } : undefined,
  run: (state, playbook) => {
    const publishedAt = state.advisory.publications[0]?.at;
    if (statusOf(state) !== 'accepted' && !publishedAt) return undefined;
    const cap = bindingDeadline(state, playbook);
    return { startsAt: reportedAt(state), ...met(publishedAt), ...(cap ? { capAt: cap.at } : {}) };
  },
};

/** The shortest constraint that binds: hard cap, programme, the reporter's own deadline, or upstream's embargo. It never stands still. */
export const latestDisclosure: ClockDefinition = {
  id: 'latest-disclosure',
  title: 'Latest disclosure',
  clause: 'R62',
  from: 'the report',
  metBy: 'the matter being public',
  timed: ({ embargo: { hardCap } }) => (hardCap ? { length: hardCap, owner: 'lead' } : undefined),
  run: (state, playbook) => {
    const all = deadlines(state, playbook);
    const publicAt = earliest(state.advisory.publications[0]?.at, state.exposure.public);
    if (!all[0] || (!publicAt && isPutAway(state))) return undefined;
    return {
      startsAt: reportedAt(state),
      agreed: { dueAt: all[0].at, owner: 'lead' },
      note: sayBinding(all),
      ...met(publicAt),
    };
  },
};

const isPutAway = (state: Case): boolean => state.closedAt !== undefined || statusOf(state) === 'invalid';

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
