import type { ClockDefinition } from './definition.ts';
import { met } from './definition.ts';

/** The look back after publication (R72), where the playbook asks for one. */
export const retrospective: ClockDefinition = {
  id: 'retrospective',
  title: 'Retrospective',
  clause: 'R72',
  from: 'the publication of the advisory',
  metBy: 'the retrospective, or its waiver with a reason',
  timed: ({ clocks: { retrospective: c }, retrospective: { required } }) =>
    required ? { length: c, owner: c.owner } : undefined,
  run: ({ advisory, retrospective: { at, state: done } }) => {
    const startsAt = advisory.publications[0]?.at;
    return startsAt ? { startsAt, ...met(done === 'done' || done === 'waived' ? at : undefined) } : undefined;
  },
};
