import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { needed, tick } from '../../process/fields.ts';
import { isVouched, notBarred } from '../gates.ts';
import { addressItsOwn, criteriaJudged, enoughVotes, noEmbargoRuns } from '../gates-review.ts';
import { membershipStep } from '../step.ts';

export const accept = membershipStep({
  id: 'accept',
  command: 'AcceptMembership',
  title: 'Accept',
  does: 'Puts the organisation on the list and lets its contact in.',
  clause: 'R74',
  who: ['responder', 'lead'],
  input: z.strictObject({
    reason: needed('Reason', 'What shows that the criteria are met'),
    isAnother: tick(
      'Not the one that was removed for good',
      'Only where an earlier organisation bore this name; say in the reason how you know',
    ),
  }),
  gates: [isVouched, criteriaJudged, enoughVotes, addressItsOwn, noEmbargoRuns, notBarred],
  during: ['applied', 'vouched'],
  events: ({ actor, input }) => [{ type: 'MembershipAccepted', by: actorText(actor), reason: input.reason }],
});
