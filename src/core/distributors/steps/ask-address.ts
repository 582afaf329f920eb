import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { line } from '../../process/fields.ts';
import { isOneMailbox } from '../gates-road.ts';
import { membershipStep } from '../step.ts';

/** The shell has kept the address under the key of a person of its own; the book names that person by id alone. */
export const askAddress = membershipStep({
  id: 'ask-address',
  command: 'AskAddress',
  title: 'Change the role address',
  does: 'Asks the new address to confirm, and tells the one in use. Until it has confirmed, everything goes to the old one.',
  clause: 'R74',
  who: ['organisation', 'lead'],
  input: z.strictObject({ address: line('New role address', 'One that outlasts people, such as psirt@example.org') }),
  gates: [isOneMailbox],
  during: ['active', 'suspended'],
  events: ({ actor, facts }) =>
    facts.person === undefined
      ? []
      : [{ type: 'AddressAsked', ref: facts.ref, person: facts.person, by: actorText(actor) }],
});
