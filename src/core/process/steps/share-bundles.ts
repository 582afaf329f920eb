import { z } from 'zod';
import { statusOf } from '../../case/evolve.ts';
import { linesWithoutBundle, standingBundles } from '../../release/bundle.ts';
import { tick } from '../fields.ts';
import { bundlesToShare, linesHaveBundles, sharedNamesNoOtherCase, someoneWasTold } from '../gates-bundle.ts';
import { distributorsWanted } from '../gates-embargo.ts';
import { upstreamDetailsKept } from '../gates-kinds.ts';
import { accountOf, step } from '../step.ts';

/** From here on distributors who have the notice, and consent, can download the fix; the same bytes for each (R52). */
export const shareBundles = step({
  id: 'share-bundles',
  command: 'ShareBundles',
  title: 'Share the candidate fix',
  does: 'Puts the bundles of all lines into one signed archive, which every distributor who has the notice and consents can download. What was downloaded cannot be called back.',
  clause: 'R52',
  stage: 'remediation development',
  who: ['lead', 'responder'],
  offBy: ({ release }) => (release.candidateFix === 'nobody' ? 'release.candidateFix' : undefined),
  input: z.strictObject({
    partial: tick('Share it without the lines that have no bundle', 'The archive names them, so that nobody waits'),
  }),
  gates: [
    upstreamDetailsKept,
    distributorsWanted,
    someoneWasTold,
    bundlesToShare,
    linesHaveBundles,
    sharedNamesNoOtherCase,
  ],
  isTimely: (c) => statusOf(c) === 'accepted' && standingBundles(c).length > 0 && c.advisory.publications.length === 0,
  grave: true,
  scope: 'notice:send',
  events: ({ actor, facts, case: c }) => [
    {
      type: 'BundlesShared',
      share: facts.fresh(),
      bundles: standingBundles(c).map(({ id }) => id),
      archive: facts.archive!,
      missing: linesWithoutBundle(c),
      by: accountOf(actor),
    },
  ],
});
