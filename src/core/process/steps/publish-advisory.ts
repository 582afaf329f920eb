import { z } from 'zod';
import { statusOf } from '../../case/evolve.ts';
import { wasTold } from '../../case/kinds.ts';
import { withDraftOf } from '../../notices/drafting.ts';
import { prose } from '../fields.ts';
import {
  advisoryHasSecondPerson,
  advisoryIsFrozen,
  allPatchesReleased,
  documentsAreValid,
  embargoReached,
  isClassified,
  isScored,
  mitigationsStated,
} from '../gates.ts';
import { advisoryFitsCase } from '../gates-advisory.ts';
import { cveIfRequired } from '../gates-cve.ts';
import { impactStated, inheritedEmbargoOver } from '../gates-kinds.ts';
import { advisoryFitsReleases, advisoryIdIsFree, amendmentReasoned, supportCovered } from '../gates-release.ts';
import { accountOf, step } from '../step.ts';

/** "When all patches are released and the embargo date is reached, publish" (R65). */
export const publishAdvisory = step({
  id: 'publish-advisory',
  command: 'PublishAdvisory',
  title: 'Publish the advisory',
  does: 'Makes the frozen revision public, in every format and feed. It cannot be taken back, only withdrawn or amended.',
  clause: 'R65',
  stage: 'release',
  who: ['lead', 'release-manager'],
  input: z.strictObject({
    changes: prose('What has changed', 'Only for an amendment of what is public already; its readers see it'),
  }),
  gates: [
    allPatchesReleased,
    supportCovered,
    embargoReached,
    inheritedEmbargoOver,
    impactStated,
    advisoryIsFrozen,
    advisoryHasSecondPerson,
    isScored,
    isClassified,
    mitigationsStated,
    advisoryFitsReleases,
    advisoryFitsCase,
    advisoryIdIsFree,
    cveIfRequired,
    amendmentReasoned,
    documentsAreValid,
  ],
  isTimely: (c) => statusOf(c) === 'accepted' && ['none', 'draft', 'frozen'].includes(c.advisory.state),
  // A frozen amendment waits for its publication as the first text did.
  isDone: (c) => c.advisory.publications.length > 0 && c.advisory.state !== 'frozen',
  moves: true,
  clock: 'embargo',
  grave: true,
  scope: 'release:write',
  events: ({ actor, case: c, input, playbook, facts, now }) => {
    const newest = c.advisory.revisions.at(-1)!;
    const changes = c.advisory.publications.length > 0 ? { changes: input.changes.trim() } : {};
    const by = accountOf(actor);
    const { number: revision, advisory } = newest;
    const published = { type: 'AdvisoryPublished', revision, id: advisory.id, ...changes, by } as const;
    return playbook.release.out === 'notice' && wasTold(c)
      ? withDraftOf(c, [published], 'release-out', { by, at: now, facts })
      : [published];
  },
});
