import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { hidden } from '../../process/fields.ts';
import { hasNotComeIn, isItsPerson } from '../gates-road.ts';
import { membershipStep } from '../step.ts';

export const resendLink = membershipStep({
  id: 'resend-link',
  command: 'ResendLink',
  title: 'Send a new link',
  does: 'Sends the contact or a person of the roster, who has not come in yet, a new link; the earlier one opens nothing any more.',
  clause: 'R80',
  who: ['organisation', 'responder', 'lead'],
  input: z.strictObject({ account: hidden('Account of the person') }),
  gates: [isItsPerson, hasNotComeIn],
  during: ['active', 'suspended'],
  events: ({ actor, input }) => [{ type: 'LinkResent', account: input.account, by: actorText(actor) }],
});
