import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { needed } from '../../process/fields.ts';
import { wordsKeepCases } from '../gates-letters.ts';
import { membershipStep } from '../step.ts';

export const ask = membershipStep({
  id: 'ask',
  command: 'AskApplicant',
  title: 'Ask the applicant',
  does: 'Sends a question with an address where the applicant answers it; nothing has to be typed again.',
  clause: 'R74',
  who: ['responder', 'lead'],
  input: z.strictObject({ question: needed('Your question', 'The applicant reads it as you write it') }),
  gates: [wordsKeepCases],
  during: ['applied', 'vouched'],
  events: ({ actor, input }) => [{ type: 'ApplicantAsked', by: actorText(actor), question: input.question }],
});
