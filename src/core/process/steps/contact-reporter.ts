import { z } from 'zod';
import { statusOf } from '../../case/evolve.ts';
import { needed } from '../fields.ts';
import { accountOf, step } from '../step.ts';

/** First contact by a person: the first of the two checkpoints (R28, R83). An automatic reply is not one. */
export const contactReporter = step({
  id: 'contact-reporter',
  command: 'ContactReporter',
  title: 'Contact the reporter',
  does: 'Opens the conversation with the reporter; stops the first-contact clock.',
  clause: 'R28',
  stage: 'receipt',
  who: ['responder', 'lead'],
  input: z.strictObject({
    text: needed('Message to the reporter', 'In a human voice: thanks, what happens next, who looks at it'),
  }),
  gates: [],
  // A rejection is the answer in full.
  isTimely: (c) => !c.contactedAt && !c.closedAt && statusOf(c) !== 'invalid',
  isDone: (c) => c.contactedAt !== undefined,
  moves: true,
  clock: 'first-contact',
  events: ({ actor, input }) => [{ type: 'ReporterContacted', text: input.text, by: accountOf(actor) }],
});
