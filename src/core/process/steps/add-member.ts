import { z } from 'zod';
import { teamChoices } from '../choices.ts';
import { hidden, line } from '../fields.ts';
import { isOfTeam } from '../gates-team.ts';
import { accountOf, step } from '../step.ts';

/** Everyone who needs to see the case can, and nobody else (R08, R41). */
export const addMember = step({
  id: 'add-member',
  command: 'AddMember',
  title: 'Let somebody into the case',
  does: 'Adds a developer or release manager who needs to see the case, with the reason.',
  clause: 'R08',
  stage: 'remediation development',
  who: ['lead', 'responder'],
  input: z.strictObject({ account: hidden('Person'), reason: line('Why this person needs to know') }),
  gates: [isOfTeam],
  isTimely: (c) => !c.closedAt,
  choices: (situation) => ({ account: teamChoices(situation) }),
  events: ({ actor, input }) => [
    { type: 'MemberAdded', account: input.account, reason: input.reason, by: accountOf(actor) },
  ],
});
