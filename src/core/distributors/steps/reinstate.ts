import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { needed } from '../../process/fields.ts';
import { notBarred } from '../gates.ts';
import { wordsKeepCases } from '../gates-letters.ts';
import { addressItsOwn } from '../gates-review.ts';
import { membershipStep } from '../step.ts';

/** Notices that left meanwhile are not sent after: the next one of each matter reaches it again. */
export const reinstate = membershipStep({
  id: 'reinstate',
  command: 'ReinstateMember',
  title: 'Lift the suspension',
  does: 'Takes a suspended member back; it is told again from now on.',
  clause: 'R82',
  who: ['responder', 'lead'],
  input: z.strictObject({ reason: needed('Reason', 'The organisation reads it') }),
  gates: [notBarred, addressItsOwn, wordsKeepCases],
  during: ['suspended'],
  events: ({ actor, input }) => [{ type: 'MembershipReinstated', by: actorText(actor), reason: input.reason }],
});
