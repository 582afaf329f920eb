import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { needed } from '../../process/fields.ts';
import { isAsked } from '../gates-review.ts';
import { membershipStep } from '../step.ts';

export const answer = membershipStep({
  id: 'answer',
  command: 'AnswerTeam',
  title: 'Answer the question',
  does: 'Answers what the team asked about the application.',
  clause: 'R74',
  who: ['applicant'],
  input: z.strictObject({ answer: needed('Your answer') }),
  gates: [isAsked],
  during: ['applied', 'vouched'],
  events: ({ actor, input }) => [{ type: 'ApplicantAnswered', by: actorText(actor), answer: input.answer }],
});
