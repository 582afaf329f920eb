import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { hidden } from '../../process/fields.ts';
import { addressWaits } from '../gates-road.ts';
import { membershipStep } from '../step.ts';

export const confirmAddress = membershipStep({
  id: 'confirm-address',
  command: 'ConfirmAddress',
  title: 'Confirm the role address',
  does: 'Makes the new address the one that everything goes to, and tells the old one and the team.',
  clause: 'R74',
  who: ['link holder'],
  input: z.strictObject({ ref: hidden('Reference of the change') }),
  gates: [addressWaits],
  during: ['active', 'suspended'],
  events: ({ actor, input }) => [{ type: 'AddressConfirmed', ref: input.ref, by: actorText(actor) }],
});
