import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { needed } from '../../process/fields.ts';
import { wordsKeepCases } from '../gates-letters.ts';
import { membershipStep } from '../step.ts';

/** Grave: notices that leave meanwhile do not reach the member, and nobody can send them at that hour again. */
export const suspend = membershipStep({
  id: 'suspend',
  command: 'SuspendMember',
  title: 'Suspend',
  does: 'Sends no more notices until the suspension is lifted.',
  clause: 'R82',
  who: ['responder', 'lead'],
  input: z.strictObject({ reason: needed('Reason') }),
  gates: [wordsKeepCases],
  during: ['active'],
  grave: true,
  events: ({ actor, input }) => [{ type: 'MembershipSuspended', by: actorText(actor), reason: input.reason }],
});
