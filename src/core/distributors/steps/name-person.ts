import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { rosterHasRoom } from '../gates-roster.ts';
import { membershipStep } from '../step.ts';

/** The shell has made the account and the sheet before; the book names both by id alone. */
export const namePerson = membershipStep({
  id: 'name-person',
  command: 'NamePerson',
  title: 'Name a person who needs to know',
  does: 'Puts a person on the organisation’s roster and sends the link by which they accept the same terms.',
  clause: 'R80',
  who: ['organisation'],
  input: z.strictObject({}),
  gates: [rosterHasRoom],
  during: ['active', 'suspended'],
  events: ({ actor, facts }) =>
    facts.account === undefined || facts.person === undefined
      ? []
      : [{ type: 'PersonNamed', account: facts.account, person: facts.person, by: actorText(actor) }],
});
