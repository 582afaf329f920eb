import { type Actor, partyIdOf } from '../access/actor.ts';
import type { PartyId } from '../case/model.ts';
import { consentOf, mayReadContent } from '../embargo/adherence.ts';
import { type Consent, consentAction } from '../embargo/consent.ts';
import type { Gate, Situation } from './step.ts';

/** Gates of consent to an embargo. */

export const hasConsented: Gate = {
  id: 'has-consented',
  title: 'You have accepted the embargo of this case',
  clause: 'Vultron EM',
  check: (s) =>
    s.actor.kind !== 'distributor' || mayReadContent(s.case, partyIdOf(s.actor), s)
      ? undefined
      : { sentence: 'Your organisation has not accepted the embargo of this case. Accept it, and the notice opens.' },
};

/** Builds the gate of a step that brings a participant's consent to a state: the table must know the way. */
const consentMayBecome = (id: string, to: Consent, partyOf: (s: Situation) => PartyId | undefined): Gate => ({
  id,
  title: `The consent can become “${to}”`,
  clause: 'Vultron EM',
  check: (s) => {
    const party = partyOf(s);
    if (party === undefined) return undefined;
    const from = consentOf(s.case, party, s);
    if (from === undefined)
      return { sentence: 'This is no participant of the case. Look at the list of people who know.' };
    return from !== to && consentAction(from, to)
      ? undefined
      : { sentence: `The consent is “${from}”, and from there it does not become “${to}”.${way(from, to)}` };
  },
});

const way = (from: Consent, to: Consent): string =>
  from === 'declined' && to === 'signatory' ? ' Ask the team for a new invitation.' : '';

const own = ({ actor }: { readonly actor: Actor }): PartyId => partyIdOf(actor);

export const mayAccept = consentMayBecome('consent-may-be-given', 'signatory', own);
export const mayDecline = consentMayBecome('consent-may-be-refused', 'declined', own);
export const mayInvite = consentMayBecome(
  'consent-may-be-asked',
  'invited',
  ({ input }) => input?.['party'] as PartyId | undefined,
);
