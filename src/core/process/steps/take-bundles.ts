import { z } from 'zod';
import { actorText, partyIdOf } from '../../access/actor.ts';
import { fixOnOffer } from '../../release/bundle.ts';
import { fixIsShared, fixMayLeave, membershipStands } from '../gates-bundle.ts';
import { hasConsented } from '../gates-consent.ts';
import { noticeReachedYou } from '../gates-notice.ts';
import { step } from '../step.ts';

/** Each download stands in the record: who had the fix, since when, and whether it left encrypted. */
export const takeBundles = step({
  id: 'take-bundles',
  command: 'TakeBundles',
  title: 'Download the fix',
  does: 'Hands out the candidate fix of every line as one signed archive, and records that you have it.',
  clause: 'R52',
  stage: 'remediation development',
  who: ['distributor'],
  follows: 'share-bundles',
  input: z.strictObject({}),
  gates: [noticeReachedYou, membershipStands, hasConsented, fixIsShared, fixMayLeave],
  isTimely: (c) => !c.closedAt && fixOnOffer(c) !== undefined,
  events: ({ actor, facts, case: c }) => {
    const { form, fingerprint } = facts.handsOut!;
    return [
      {
        type: 'BundleDownloaded',
        share: fixOnOffer(c)!.id,
        party: partyIdOf(actor),
        form,
        ...(fingerprint === undefined ? {} : { fingerprint }),
        by: actorText(actor),
      },
    ];
  },
});
