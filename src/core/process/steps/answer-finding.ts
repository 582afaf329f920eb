import { z } from 'zod';
import { openFindings, sayFinding } from '../../notices/found.ts';
import { maybeLine, needed } from '../fields.ts';
import { findingOnRecord } from '../gates-leaks.ts';
import { accountOf, step } from '../step.ts';

/** What the leak-checker found in what had left is looked at by a person, who says what follows. */
export const answerFinding = step({
  id: 'answer-finding',
  command: 'AnswerFinding',
  title: 'Say what follows from what the leak-checker found',
  does: 'Puts on record that you have looked at something that was sent and should not have been, and what you did about it. A leak is recorded by a step of its own.',
  clause: 'R54',
  stage: 'release',
  who: ['lead', 'responder'],
  input: z.strictObject({
    finding: maybeLine('Which finding', 'Left empty: the first that waits'),
    reason: needed('What follows from it', 'What you did, or why nothing has to be done'),
  }),
  gates: [findingOnRecord],
  isTimely: (c) => openFindings(c).length > 0,
  moves: ({ case: c }) => openFindings(c).length > 0 && 'at once',
  choices: ({ case: c }) => ({
    finding: openFindings(c).map((found) => ({ value: found.id, text: sayFinding(found) })),
  }),
  events: ({ actor, case: c, input }) => [
    {
      type: 'FindingAnswered',
      finding: input.finding || openFindings(c)[0]!.id,
      reason: input.reason,
      by: accountOf(actor),
    },
  ],
});
