import { z } from 'zod';
import { line } from '../fields.ts';
import { accountOf, step } from '../step.ts';

/** Whoever is the subject of a report, or too close to it, steps out and sees the case no more (security.md U9). */
export const declareConflict = step({
  id: 'declare-conflict',
  command: 'DeclareConflict',
  title: 'Declare a conflict of interest',
  does: 'Takes you out of the case for good, with your reason on record.',
  clause: 'security.md U9',
  stage: 'verification',
  who: ['responder', 'lead', 'developer', 'release-manager'],
  input: z.strictObject({ reason: line('Reason') }),
  gates: [],
  isTimely: (c) => !c.closedAt,
  events: ({ actor, input }) => [
    { type: 'ConflictDeclared', account: accountOf(actor), reason: input.reason, by: accountOf(actor) },
  ],
});
