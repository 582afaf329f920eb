import { z } from 'zod';
import { statusOf } from '../../case/evolve.ts';
import { needed, prose, tick } from '../fields.ts';
import { planHasWorkarounds } from '../gates.ts';
import { accountOf, step } from '../step.ts';

/** The second checkpoint: a detailed plan to investigate, and workarounds for the meantime (R27, R29). */
export const sharePlan = step({
  id: 'share-plan',
  command: 'SharePlan',
  title: 'Share plan and workarounds',
  does: 'Tells the reporter how the report will be investigated and what can be done meanwhile; stops the plan clock.',
  clause: 'R27',
  stage: 'receipt',
  who: ['responder', 'lead'],
  input: z.strictObject({
    plan: needed('Plan', 'What will be examined, by whom, until when'),
    workarounds: prose('In the meantime', 'What can be done until there is a fix'),
    noWorkaroundKnown: tick('No workaround is known'),
  }),
  gates: [planHasWorkarounds],
  isTimely: (c) => !c.plan && !c.closedAt && statusOf(c) !== 'invalid',
  isDone: (c) => c.plan !== undefined,
  moves: true,
  clock: 'plan',
  events: ({ actor, input }) => [
    {
      type: 'PlanShared',
      plan: input.plan,
      workarounds: input.workarounds.trim() || 'We know of no workaround.',
      by: accountOf(actor),
    },
  ],
});
