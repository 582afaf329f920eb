import type { ClockDefinition } from './definition.ts';
import { earliest, met } from './definition.ts';

/**
 * First contact and the plan are two duties on their own clocks (R27 to R29, R83). An automatic reply stops neither; a
 * rejection is an answer to the reporter in full, so it meets both.
 */
export const firstContact: ClockDefinition = {
  id: 'first-contact',
  title: 'First contact',
  clause: 'R28',
  from: 'the report',
  metBy: 'the first words of a person of the team to the reporter',
  timed: ({ clocks: { 'first-contact': c } }) => ({ length: c, owner: c.owner }),
  run: (state) => ({ startsAt: state.openedAt, ...met(earliest(state.contactedAt, state.rejection?.at)) }),
};

export const plan: ClockDefinition = {
  id: 'plan',
  title: 'Plan and workarounds',
  clause: 'R27',
  from: 'the report',
  metBy: 'the plan that goes to the reporter, with workarounds',
  timed: ({ clocks: { plan: c } }) => ({ length: c, owner: c.owner }),
  run: (state) => ({ startsAt: state.openedAt, ...met(earliest(state.plan?.at, state.rejection?.at)) }),
};
