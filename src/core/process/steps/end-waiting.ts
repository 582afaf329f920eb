import { z } from 'zod';
import { openQuestions } from '../../case/evolve-waiting.ts';
import { needed } from '../fields.ts';
import { accountOf, step } from '../step.ts';

/** The answer may come by another way, or never: the team goes on, and the clocks with it. */
export const endWaiting = step({
  id: 'end-waiting',
  command: 'EndWaiting',
  title: 'Stop waiting for the reporter',
  does: 'Goes on without an answer in the room; clocks that stood still run again.',
  clause: 'R31',
  stage: 'verification',
  who: ['responder', 'lead'],
  input: z.strictObject({ reason: needed('Reason', 'Answered by mail, or no answer and no need of one') }),
  gates: [],
  isTimely: (c) => openQuestions(c).length > 0 && !c.closedAt,
  events: ({ actor, input }) => [{ type: 'WaitingEnded', reason: input.reason, by: accountOf(actor) }],
});
