import { z } from 'zod';
import { teamChoices } from '../choices.ts';
import { hidden } from '../fields.ts';
import { isLead } from '../gates-team.ts';
import { accountOf, step } from '../step.ts';

/** Somebody owns the case and its clocks to the end (R89). */
export const assignLead = step({
  id: 'assign-lead',
  command: 'AssignLead',
  title: 'Assign the lead',
  does: 'Names the person who owns the case and its clocks to the end.',
  clause: 'R89',
  stage: 'verification',
  who: ['responder', 'lead'],
  input: z.strictObject({ account: hidden('Lead') }),
  gates: [isLead],
  isTimely: (c) => !c.closedAt,
  isDone: (c) => c.lead !== undefined,
  moves: true,
  choices: (situation) => ({ account: teamChoices(situation, 'lead') }),
  events: ({ actor, input }) => [{ type: 'LeadAssigned', account: input.account, by: accountOf(actor) }],
});
