import { z } from 'zod';
import { chosenKinds, kindOf, suggestedKind } from '../../case/kinds.ts';
import { choice, needed, prose, tick } from '../fields.ts';
import { kindFits, unfixedByLead, unfixedNotOwed } from '../gates-kinds.ts';
import { nobodyFollows } from '../gates-ties.ts';
import { accountOf, step } from '../step.ts';

/** What kind of case it is: suggested by the report, said by the team, with a reason each time (R22, R24, R26). */
export const classifyCase = step({
  id: 'classify-case',
  command: 'ClassifyCase',
  title: 'Say what kind of case it is',
  does: 'Sets the kind of the case, which decides what steps it has: ordinary, already public, upstream, unfixed, internal only.',
  clause: 'R26',
  stage: 'verification',
  who: ['lead', 'responder'],
  input: z.strictObject({
    kind: choice(chosenKinds, 'Kind'),
    reason: needed('Reason', 'For the record; the team reads it'),
    forUsers: prose('Why there is no patch', 'Only for an unfixed case; users read it'),
    despiteSupport: tick('Supported lines get no patch all the same', 'Only for an unfixed case'),
  }),
  gates: [kindFits, unfixedByLead, unfixedNotOwed, nobodyFollows],
  isTimely: (c) => !c.closedAt && c.advisory.publications.length === 0 && kindOf(c) !== 'transferred',
  isDone: (c) => c.kind !== undefined || suggestedKind(c.report) === 'ordinary',
  moves: true,
  events: ({ actor, input }) => [
    {
      type: 'CaseClassified',
      kind: input.kind,
      reason: input.reason,
      ...(input.kind === 'unfixed' ? { forUsers: input.forUsers } : {}),
      ...(input.kind === 'unfixed' && input.despiteSupport ? { despiteSupport: true as const } : {}),
      by: accountOf(actor),
    },
  ],
});
