import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { line, needed } from '../../process/fields.ts';
import { fingerprintStands } from '../gates-keys.ts';
import { plainFingerprint } from '../keys.ts';
import { membershipStep } from '../step.ts';

/** At once and for good, also for mail that is planned already: a key may be lost at any hour. */
export const retireKey = membershipStep({
  id: 'retire-key',
  command: 'RetireKey',
  title: 'Retire a key',
  does: 'Uses the key no more, also not for what has been planned and has not left.',
  clause: 'house rule',
  who: ['organisation', 'responder', 'lead'],
  input: z.strictObject({ fingerprint: line('Fingerprint', 'Of the key to retire'), reason: needed('Reason') }),
  gates: [fingerprintStands],
  during: ['applied', 'vouched', 'active', 'suspended'],
  events: ({ actor, input }) => [
    {
      type: 'KeyRetired',
      fingerprint: plainFingerprint(input.fingerprint),
      reason: input.reason,
      by: actorText(actor),
    },
  ],
});
