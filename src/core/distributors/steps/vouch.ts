import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { needed } from '../../process/fields.ts';
import { notForOneself, teamVouches, voucherIsMember } from '../gates.ts';
import { membershipStep } from '../step.ts';

export const vouch = membershipStep({
  id: 'vouch',
  command: 'VouchForApplicant',
  title: 'Vouch',
  does: 'Says that a member knows the applicant, and what it knows.',
  clause: 'R07',
  who: ['member'],
  input: z.strictObject({ words: needed('What you know of them') }),
  gates: [voucherIsMember, notForOneself, teamVouches],
  during: ['applied', 'vouched'],
  events: ({ actor, input }) =>
    actor.kind === 'distributor'
      ? [{ type: 'MembershipVouched', by: actorText(actor), organisation: actor.organisation, words: input.words }]
      : [],
});
