import { z } from 'zod';
import { hidden, line } from '../fields.ts';
import { isOnRegister } from '../gates-team.ts';
import { accountOf, step } from '../step.ts';

/** Ends somebody's view of the case (R41: removal afterwards). */
export const removeMember = step({
  id: 'remove-member',
  command: 'RemoveMember',
  title: 'End somebody’s view of the case',
  does: 'Removes a person from the case; what they have seen stays on record.',
  clause: 'R41',
  stage: 'remediation development',
  who: ['lead', 'responder'],
  input: z.strictObject({ account: hidden('Person'), reason: line('Why') }),
  gates: [isOnRegister],
  isTimely: (c) => c.members.length > 0,
  choices: ({ case: c }) => ({ account: c.members.map(({ account }) => ({ value: account, account })) }),
  events: ({ actor, input }) => [
    { type: 'MemberRemoved', account: input.account, reason: input.reason, by: accountOf(actor) },
  ],
});
