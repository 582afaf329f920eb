import { z } from 'zod';
import { needed } from '../fields.ts';
import { accountOf, step } from '../step.ts';

/** Marks, never deletes: readers who come by an old address learn that and why. */
export const withdrawAdvisory = step({
  id: 'withdraw-advisory',
  command: 'WithdrawAdvisory',
  title: 'Withdraw the advisory',
  does: 'Marks the published advisory as withdrawn, with a public reason.',
  clause: 'OSV withdrawn',
  stage: 'post-release',
  who: ['lead'],
  input: z.strictObject({ reason: needed('Public reason') }),
  gates: [],
  isTimely: (c) => c.advisory.state === 'published',
  events: ({ actor, input }) => [{ type: 'AdvisoryWithdrawn', reason: input.reason, by: accountOf(actor) }],
});
