import { z } from 'zod';
import { relations } from '../../case/ties.ts';
import { choice, line, needed } from '../fields.ts';
import { notTiedYet, otherCaseFound } from '../gates-ties.ts';
import { accountOf, step } from '../step.ts';

/** Two cases that belong together and go on side by side: related, or shipped by the same release. */
export const linkCases = step({
  id: 'link-cases',
  command: 'LinkCases',
  title: 'Link another case',
  does: 'Ties this case to another one of the project, in both: related, or mended by the same release.',
  clause: 'house rule',
  stage: 'verification',
  who: ['lead', 'responder'],
  input: z.strictObject({
    other: line('The other case', 'Its number'),
    relation: choice(relations, 'How they belong together'),
    reason: needed('Reason'),
  }),
  gates: [otherCaseFound, notTiedYet],
  isTimely: (c) => !c.closedAt,
  events: ({ actor, input, facts }) => [
    {
      type: 'CaseLinked',
      other: facts.other!.id,
      relation: input.relation,
      reason: input.reason,
      by: accountOf(actor),
    },
  ],
  other: ({ actor, input, case: c }) => [
    { type: 'CaseLinked', other: c.id, relation: input.relation, reason: input.reason, by: accountOf(actor) },
  ],
});
