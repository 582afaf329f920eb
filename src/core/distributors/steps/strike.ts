import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { maybeLine, needed } from '../../process/fields.ts';
import { oneStrikePerLeak } from '../gates-strikes.ts';
import { membershipStep } from '../step.ts';

/** A person records it, never the house: what a leak looks like is a judgement, and no proof (R82). */
export const strike = membershipStep({
  id: 'strike',
  command: 'RecordStrike',
  title: 'Record a strike',
  does: 'Keeps on record that the embargo policy was broken.',
  clause: 'R82',
  who: ['responder', 'lead'],
  input: z.strictObject({
    reason: needed('What was broken, and how'),
    leak: maybeLine('For which leak', 'Its id in the case, where one was judged'),
    case: maybeLine('In which case', 'The number of that case'),
  }),
  gates: [oneStrikePerLeak],
  during: ['active', 'suspended'],
  events: ({ actor, input: { reason, leak, case: number } }) => [
    {
      type: 'StrikeRecorded',
      by: actorText(actor),
      reason,
      ...(leak ? { leak } : {}),
      ...(number ? { case: number } : {}),
    },
  ],
});
