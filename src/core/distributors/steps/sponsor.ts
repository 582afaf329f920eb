import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { needed } from '../../process/fields.ts';
import { listIsEmpty, sponsorAllowed } from '../gates.ts';
import { membershipStep } from '../step.ts';

/** Nobody is on a new list, so that nobody there could vouch for the first one (R86). */
export const sponsor = membershipStep({
  id: 'sponsor',
  command: 'SponsorApplicant',
  title: 'Vouch as the team',
  does: 'Vouches for the first member of a list on which nobody else could.',
  clause: 'R86',
  who: ['responder', 'lead'],
  input: z.strictObject({ words: needed('Why the team vouches') }),
  gates: [sponsorAllowed, listIsEmpty],
  during: ['applied'],
  events: ({ actor, input }) => [{ type: 'MembershipVouched', by: actorText(actor), words: input.words }],
});
