import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { line, needed } from '../../process/fields.ts';
import { asksTwo, fingerprintWaits, someoneElseCompared } from '../gates-keys.ts';
import { plainFingerprint, waitingKey } from '../keys.ts';
import { membershipStep } from '../step.ts';

/** The fingerprint is typed as it was heard, so that nobody pins what they have not compared. */
export const pinKey = membershipStep({
  id: 'pin-key',
  command: 'PinKey',
  title: 'Pin a key',
  does: 'Says that you have compared the fingerprint with the organisation; notices are encrypted to the key from then on.',
  clause: 'house rule',
  who: ['responder', 'lead'],
  input: z.strictObject({
    fingerprint: line('Fingerprint', 'As the organisation told it to you, all of it; spaces do not count'),
    how: needed('How you compared it', 'With whom, and over which way: not the mail that the key came by'),
  }),
  gates: [fingerprintWaits, someoneElseCompared],
  during: ['applied', 'vouched', 'active', 'suspended'],
  events: ({ organisation, actor, playbook, facts, input }) => {
    const fingerprint = plainFingerprint(input.fingerprint);
    const compared = waitingKey(organisation.keys ?? [], fingerprint)?.comparedBy;
    const type = asksTwo(playbook, facts) && !compared ? 'KeyCompared' : 'KeyPinned';
    return [{ type, fingerprint, how: input.how, by: actorText(actor) }];
  },
});
