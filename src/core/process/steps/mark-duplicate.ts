import { z } from 'zod';
import { caughtUp } from '../../case/echo.ts';
import { statusOf } from '../../case/evolve.ts';
import { reporterDeadline } from '../deadline.ts';
import { line, needed } from '../fields.ts';
import { mayFollow, otherCaseFound, survivorTextOpen } from '../gates-ties.ts';
import { accountOf, step } from '../step.ts';

/**
 * Two reports of one vulnerability: this case follows the other. Its reporter keeps the room, is asked about the date and
 * the credit and told of the publication, and learns nothing of the other report (R31).
 */
export const markDuplicate = step({
  id: 'mark-duplicate',
  command: 'MarkDuplicate',
  title: 'Mark as a duplicate',
  does: 'Lets this case follow another one about the same vulnerability; its reporter is told, asked and credited with it.',
  clause: 'R31',
  stage: 'verification',
  who: ['lead', 'responder'],
  input: z.strictObject({
    other: line('The case that goes on', 'Its number'),
    text: needed('What the reporter reads', 'That it is known already; nothing of the other report'),
    reason: needed('Reason', 'For the record; the team reads it'),
  }),
  gates: [otherCaseFound, mayFollow, survivorTextOpen],
  isTimely: (c) => ['valid', 'accepted', 'deferred'].includes(statusOf(c)) && c.advisory.publications.length === 0,
  events: ({ actor, input, facts }) => {
    const by = accountOf(actor);
    const { text, reason } = input;
    return [{ type: 'DuplicateMarked', of: facts.other!.id, text, reason, by }, ...caughtUp(facts.other!, by)];
  },
  other: ({ actor, case: c }) => {
    const deadline = reporterDeadline(c);
    const { ref } = c.participants['reporter']!;
    const by = accountOf(actor);
    return [{ type: 'DuplicateJoined', duplicate: c.id, ref, ...(deadline ? { deadline } : {}), by }];
  },
});
