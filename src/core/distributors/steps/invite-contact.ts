import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { contactNotInvited } from '../gates.ts';
import { membershipStep } from '../step.ts';

/** Follows an acceptance by itself; taken again by hand where that could not be done. */
export const inviteContact = membershipStep({
  id: 'invite-contact',
  command: 'AddContact',
  title: 'Invite the contact',
  does: 'Makes an account for the contact and sends the link for its passkey, where that failed after the acceptance.',
  clause: 'R74',
  who: ['responder', 'lead'],
  input: z.strictObject({}),
  gates: [contactNotInvited],
  during: ['active'],
  events: ({ organisation, actor, facts }) =>
    facts.account === undefined
      ? []
      : [{ type: 'ContactAdded', account: facts.account, person: organisation.contact, by: actorText(actor) }],
});
