import { z } from 'zod';
import { statusOf } from '../../case/evolve.ts';
import { standingBundles } from '../../release/bundle.ts';
import { line, needed } from '../fields.ts';
import { bundleStands } from '../gates-bundle.ts';
import { accountOf, step } from '../step.ts';

/** A bundle that must not be used: what was shared with it can be downloaded no more. */
export const withdrawBundle = step({
  id: 'withdraw-bundle',
  command: 'WithdrawBundle',
  title: 'Take a patch bundle back',
  does: 'Nobody can download the bundle any more, nor an archive that holds it. Whoever has it already keeps it: tell them.',
  clause: 'R52',
  stage: 'remediation development',
  who: ['lead', 'responder', 'release-manager'],
  offBy: ({ release }) => (release.candidateFix === 'nobody' ? 'release.candidateFix' : undefined),
  input: z.strictObject({ bundle: line('Bundle'), reason: needed('Why it is taken back') }),
  gates: [bundleStands],
  isTimely: (c) => statusOf(c) === 'accepted' && standingBundles(c).length > 0,
  scope: 'release:write',
  choices: ({ case: c }) => ({
    bundle: standingBundles(c).map(({ id, line, base }) => ({ value: id, text: `${line} on ${base}` })),
  }),
  events: ({ actor, input }) => [
    { type: 'BundleWithdrawn', bundle: input.bundle, reason: input.reason, by: accountOf(actor) },
  ],
});
