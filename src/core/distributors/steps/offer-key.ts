import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { demanded } from '../../process/fields.ts';
import { keyIsFit, keysAreFew } from '../gates-keys.ts';
import { membershipStep } from '../step.ts';

/** Whoever gives a key does not pin it: that is for the team, which compares it over another way. */
export const offerKey = membershipStep({
  id: 'offer-key',
  command: 'OfferKey',
  title: 'Offer a key',
  does: 'Keeps an OpenPGP public key for the role address; it is used once the team has compared and pinned it.',
  clause: 'house rule',
  who: ['organisation', 'responder', 'lead'],
  input: z.strictObject({ key: demanded('Public key', 'One key with its armour, from -----BEGIN to END-----') }),
  gates: [keyIsFit, keysAreFew],
  during: ['applied', 'vouched', 'active', 'suspended'],
  events: ({ actor, facts }) =>
    facts.reading?.ok ? [{ type: 'KeyOffered', ...facts.reading.key, source: 'upload', by: actorText(actor) }] : [],
});
