import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { hidden } from '../../process/fields.ts';
import { isOnRoster } from '../gates-roster.ts';
import { membershipStep } from '../step.ts';

export const takeOff = membershipStep({
  id: 'take-off',
  command: 'TakeOffRoster',
  title: 'Take a person off the roster',
  does: 'Ends a person’s way in. What they have read stays under the terms that they accepted.',
  clause: 'R80',
  who: ['organisation', 'lead'],
  input: z.strictObject({ account: hidden('Account of the person') }),
  gates: [isOnRoster],
  during: ['active', 'suspended', 'removed'],
  events: ({ actor, input }) => [{ type: 'PersonLeft', account: input.account, by: actorText(actor) }],
});
