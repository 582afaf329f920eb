import { z } from 'zod';
import { needed, prose } from '../fields.ts';
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
    rootCause: prose('Root cause', 'Why it could happen, and why it was not noticed earlier; nobody is blamed'),
  }),
  gates: [],
  isTimely: (c) => c.retrospective.state === 'drafted',
  isDone: (c) => ['done', 'waived'].includes(c.retrospective.state),
  moves: true,
  clock: 'retrospective',
  events: ({ actor, input }) => [
    {
      type: 'RetrospectiveHeld',
      text: input.text,
      ...(input.rootCause.trim() ? { rootCause: input.rootCause.trim() } : {}),
      by: accountOf(actor),
    },
  ],
});
