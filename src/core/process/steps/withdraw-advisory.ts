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
  // Also while an amendment is being drafted: what is public stays public meanwhile.
  isTimely: (c) => c.advisory.publications.length > 0 && c.advisory.state !== 'withdrawn',
  grave: true,
  scope: 'release:write',
  events: ({ actor, input }) => [{ type: 'AdvisoryWithdrawn', reason: input.reason, by: accountOf(actor) }],
});
