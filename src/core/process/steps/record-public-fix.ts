import { z } from 'zod';
import { statusOf } from '../../case/evolve.ts';
import { withDrafts } from '../../notices/drafting.ts';
import { unfinished } from '../../release/fix.ts';
import { needed } from '../fields.ts';
import { accountOf, step } from '../step.ts';

/** A fix that stands in a public branch before its release shows attackers the way: a risk that has a name (R92). */
export const recordPublicFix = step({
  id: 'record-public-fix',
  command: 'RecordPublicFix',
  title: 'Record that the fix is public and unreleased',
  does: 'Records that the fix can be read in public, on the main branch for example, while no release carries it.',
  clause: 'R92',
  stage: 'remediation development',
  who: ['lead', 'responder', 'developer', 'release-manager'],
  input: z.strictObject({ where: needed('Where it can be read', 'The change, and since when') }),
  gates: [],
  isTimely: (c) =>
    !c.closedAt && !c.exposure.publicFix && (statusOf(c) !== 'accepted' || unfinished(c.fixes).length > 0),
  events: ({ actor, input, case: c, now, facts }) => {
    const by = accountOf(actor);
    const recorded = { type: 'PublicFixRecorded', where: input.where, by } as const;
    return withDrafts(c, [recorded], ['fix-on-main'], { by, at: now, facts });
  },
});
