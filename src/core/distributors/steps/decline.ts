import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { needed } from '../../process/fields.ts';
import { notForOneself, teamVouches, voucherIsMember } from '../gates.ts';
import { membershipStep } from '../step.ts';

/** Whoever has vouched may take it back, as long as nothing is decided. */
export const decline = membershipStep({
  id: 'decline',
  command: 'DeclineToVouch',
  title: 'Do not vouch',
  does: 'Says that a member does not vouch; the applicant is only told that there was no voucher.',
  clause: 'R07',
  who: ['member'],
  input: z.strictObject({ reason: needed('Reason', 'The team reads it, the applicant does not') }),
  gates: [voucherIsMember, notForOneself, teamVouches],
  during: ['applied', 'vouched'],
  events: ({ actor, input }) =>
    actor.kind === 'distributor'
      ? [{ type: 'VouchDeclined', by: actorText(actor), organisation: actor.organisation, reason: input.reason }]
      : [],
});
