import { z } from 'zod';
import { cveIdsIn, isListOfCveIds } from '../../advisory/rejection.ts';
import { maybeLine, needed } from '../fields.ts';
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
  input: z.strictObject({
    reason: needed('Public reason'),
    replacedBy: maybeLine(
      'CVE ids that take its place',
      'Only where the id is rejected in favour of others, such as CVE-2026-41246.',
    ).refine(isListOfCveIds, { message: 'holds something else than CVE ids such as CVE-2026-41246' }),
  }),
  gates: [],
  // Also while an amendment is being drafted: what is public stays public meanwhile.
  isTimely: (c) => c.advisory.publications.length > 0 && c.advisory.state !== 'withdrawn',
  grave: true,
  scope: 'release:write',
  events: ({ actor, input }) => {
    const replacedBy = cveIdsIn(input.replacedBy);
    const told = replacedBy.length > 0 ? { replacedBy } : {};
    return [{ type: 'AdvisoryWithdrawn', reason: input.reason, ...told, by: accountOf(actor) }];
  },
});
