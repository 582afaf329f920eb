import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { removalNotLeft } from '../gates-letters.ts';
import { membershipStep } from '../step.ts';

/** What is written is dropped; what was sent and has not left is taken back, and the membership is what it was before. */
export const stopRemoval = membershipStep({
  id: 'stop-removal',
  command: 'StopRemoval',
  title: 'Stop the removal',
  does: 'Drops a removal that is written, or takes back one whose notice has not left yet.',
  clause: 'house rule',
  who: ['responder', 'lead'],
  input: z.strictObject({}),
  gates: [removalNotLeft],
  during: ['active', 'suspended', 'removed'],
  events: ({ organisation: { removal, removed }, actor }) => [
    { type: 'RemovalStopped', notice: removal?.notice ?? removed?.notice ?? '', by: actorText(actor) },
  ],
});
