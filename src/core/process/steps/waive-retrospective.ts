import { z } from 'zod';
import { statusOf } from '../../case/evolve.ts';
import { needed } from '../fields.ts';
import { accountOf, step } from '../step.ts';

/** "If applicable": a retrospective may be waived, with a reason (R72). */
export const waiveRetrospective = step({
  id: 'waive-retrospective',
  command: 'WaiveRetrospective',
  title: 'Waive the retrospective',
  does: 'Records why this case needs no retrospective.',
  clause: 'R72',
  stage: 'post-release',
  who: ['lead'],
  input: z.strictObject({ reason: needed('Reason') }),
  gates: [],
  offBy: ({ retrospective }) => (retrospective.waivable ? undefined : 'retrospective.waivable'),
  isTimely: (c) =>
    statusOf(c) === 'accepted' &&
    ['none', 'drafted'].includes(c.retrospective.state) &&
    c.advisory.publications.length > 0,
  events: ({ actor, input }) => [{ type: 'RetrospectiveWaived', reason: input.reason, by: accountOf(actor) }],
});
