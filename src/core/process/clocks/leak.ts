import { undecidedLeaks } from '../../embargo/leak.ts';
import { after } from '../calendar.ts';
import type { ClockDefinition } from './definition.ts';

/** From a leak to its decision; to assess it first begins the time anew. */
export const leakDecision: ClockDefinition = {
  id: 'leak-decision',
  title: 'Decision on the leak',
  clause: 'Akrites',
  from: 'the record of a leak, or the decision to assess it first',
  metBy: 'the decision to hold or to collapse',
  timed: ({ leaks }) => ({ length: leaks.decideWithin, owner: 'lead' }),
  run: (state, playbook) => {
    const open = undecidedLeaks(state)[0];
    const leak = open ?? state.leaks?.at(-1);
    if (!leak) return undefined;
    const decisions = open ? leak.decisions : leak.decisions.slice(0, -1);
    const startsAt = decisions.findLast(({ decision }) => decision === 'assess')?.at ?? leak.at;
    const owner = leak.owner === state.lead ? 'lead' : leak.owner;
    const dueAt = after(startsAt, playbook.leaks.decideWithin, playbook.calendar);
    return { startsAt, agreed: { dueAt, owner }, ...(open ? {} : { metAt: leak.decisions.at(-1)!.at }) };
  },
};
