import { z } from 'zod';
import { needed } from '../fields.ts';
import { accountOf, step } from '../step.ts';

/** The retrospective took place; its text is kept with the case (R72). */
export const holdRetrospective = step({
  id: 'hold-retrospective',
  command: 'HoldRetrospective',
  title: 'Record the retrospective',
  does: 'Keeps the team’s finished retrospective with the case.',
  clause: 'R72',
  stage: 'post-release',
  who: ['lead', 'responder'],
  input: z.strictObject({
    text: needed('Retrospective', 'What went well, what went wrong, where we were lucky, what we will do'),
  }),
  gates: [],
  isTimely: (c) => c.retrospective.state === 'drafted',
  isDone: (c) => ['done', 'waived'].includes(c.retrospective.state),
  moves: true,
  clock: 'retrospective',
  events: ({ actor, input }) => [{ type: 'RetrospectiveHeld', text: input.text, by: accountOf(actor) }],
});
