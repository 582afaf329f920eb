import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { needed } from '../../process/fields.ts';
import { membershipStep } from '../step.ts';

export const strike = membershipStep({
  id: 'strike',
  command: 'RecordStrike',
  title: 'Record a strike',
  does: 'Keeps on record that the embargo policy was broken.',
  clause: 'R82',
  who: ['responder', 'lead'],
  input: z.strictObject({ reason: needed('What was broken, and how') }),
  gates: [],
  during: ['active', 'suspended'],
  events: ({ actor, input }) => [{ type: 'StrikeRecorded', by: actorText(actor), reason: input.reason }],
});
