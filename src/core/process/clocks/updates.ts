import { statusOf } from '../../case/evolve.ts';
import type { Case } from '../../case/model.ts';
import type { ClockDefinition } from './definition.ts';

/** Until the matter is public or the report was turned down, the case goes on. */
const goesOn = (state: Case): boolean =>
  state.advisory.publications.length === 0 && !state.closedAt && statusOf(state) !== 'invalid';

/** A case that nobody touches is nudged, the sooner the worse it is. It starts anew with each update of the team. */
export const stale: ClockDefinition = {
  id: 'stale',
  title: 'Next update of the case',
  clause: 'Kubernetes on-call',
  from: 'the last step or message of the team',
  metBy: 'the next one, which starts it anew',
  timed: ({ clocks: { stale: lengths } }, severity) => {
    const length = severity && lengths?.[severity];
    return lengths && length ? { length, owner: lengths.owner } : undefined;
  },
  run: (state) => (goesOn(state) ? { startsAt: state.teamActedAt ?? state.openedAt } : undefined),
};

/** The reporter hears from the team every so often, where the playbook says so; first contact has its own clock. */
export const statusUpdate: ClockDefinition = {
  id: 'status-update',
  title: 'Word to the reporter',
  clause: 'CNCF template',
  from: 'the last words of the team to the reporter',
  metBy: 'the next ones, which start it anew',
  timed: ({ clocks: { 'status-update': c } }) => (c ? { length: c, owner: c.owner } : undefined),
  run: (state) => {
    const last = state.messages.findLast((m) => m.from === 'team' && m.audience === 'reporter');
    return last && goesOn(state) ? { startsAt: last.at } : undefined;
  },
};
