import { z } from 'zod';
import { advisorySchema } from '../../advisory/advisory.ts';
import { statusOf } from '../../case/evolve.ts';
import { patchedVersionsPlanned } from '../gates.ts';
import { advisoryIdIsFree } from '../gates-release.ts';
import { accountOf, step } from '../step.ts';

/**
 * Each save is a revision; the draft requires planned patched versions (R39, R40) and takes back any freeze. What was
 * published stays published while it is amended, with a late CVE id for example; also years later, which takes a closed
 * case up again.
 */
export const draftAdvisory = step({
  id: 'draft-advisory',
  command: 'DraftAdvisory',
  title: 'Write the advisory',
  does: 'Saves a new revision of the advisory draft.',
  clause: 'R39',
  stage: 'remediation development',
  who: ['lead', 'responder', 'developer'],
  input: z.strictObject({ advisory: advisorySchema }),
  gates: [patchedVersionsPlanned, advisoryIdIsFree],
  isTimely: (c) =>
    (statusOf(c) === 'accepted' || (statusOf(c) === 'closed' && c.advisory.publications.length > 0)) &&
    c.advisory.state !== 'withdrawn',
  isDone: (c) => c.advisory.revisions.length > 0,
  moves: true,
  events: ({ actor, input, case: c }) => [
    {
      type: 'AdvisoryDrafted',
      revision: c.advisory.revisions.length + 1,
      advisory: input.advisory,
      by: accountOf(actor),
    },
  ],
});
