import { z } from 'zod';
import { survivorOf } from '../../case/ties.ts';
import { needed } from '../fields.ts';
import { otherCaseFound, survivorTextOpen } from '../gates-ties.ts';
import { accountOf, step } from '../step.ts';

/**
 * Two reports turn out to be of two vulnerabilities after all. The case goes on by itself with the kind, the dates and the
 * clocks that it had; work that was accepted is accepted again (Vultron: deferred, accepted). What the other case did
 * meanwhile counts for this one no more.
 */
export const takeBackDuplicate = step({
  id: 'take-back-duplicate',
  command: 'TakeBackDuplicate',
  title: 'Take back the mark as a duplicate',
  does: 'Lets this case go on by itself again, with its own dates and clocks; its reporter is told.',
  clause: 'Vultron RM',
  stage: 'verification',
  who: ['lead', 'responder'],
  input: z.strictObject({
    text: needed('What the reporter reads', 'That their report goes on by itself; nothing of the other report'),
    reason: needed('Reason', 'For the record; the team reads it'),
  }),
  gates: [otherCaseFound, survivorTextOpen],
  isTimely: (c) => survivorOf(c) !== undefined && !c.closedAt,
  about: survivorOf,
  events: ({ actor, input, case: c }) => {
    const by = accountOf(actor);
    const wasAccepted = c.tellDistributors !== undefined;
    return [
      { type: 'DuplicateTakenBack', ...input, by },
      ...(wasAccepted ? [{ type: 'ReportResumed', reason: input.reason, by } as const] : []),
    ];
  },
  other: ({ actor, case: c }) => [
    { type: 'DuplicateLeft', duplicate: c.id, ref: c.participants['reporter']!.ref, by: accountOf(actor) },
  ],
});
