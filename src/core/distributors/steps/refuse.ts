import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { demanded } from '../../process/fields.ts';
import { refusalReasoned } from '../gates.ts';
import { wordsKeepCases } from '../gates-letters.ts';
import { membershipStep } from '../step.ts';

export const refuse = membershipStep({
  id: 'refuse',
  command: 'RefuseMembership',
  title: 'Refuse',
  does: 'Ends the application, or takes the invitation back, with a reason that the applicant reads.',
  clause: 'R74',
  who: ['responder', 'lead'],
  input: z.strictObject({ reason: demanded('Reason', 'The applicant reads it') }),
  gates: [refusalReasoned, wordsKeepCases],
  during: ['invited', 'applied', 'vouched'],
  events: ({ actor, input }) => [{ type: 'MembershipRefused', by: actorText(actor), reason: input.reason }],
});
