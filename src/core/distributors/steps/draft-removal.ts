import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { needed, tick } from '../../process/fields.ts';
import { strikeBeforeBar } from '../gates.ts';
import { wordsKeepCases } from '../gates-letters.ts';
import { membershipStep } from '../step.ts';

/** Written before it is sent, like every notice; what is written again has to be read again. */
export const draftRemoval = membershipStep({
  id: 'draft-removal',
  command: 'DraftRemoval',
  title: 'Write a removal',
  does: 'Saves why the organisation is taken off the list; nobody is told yet.',
  clause: 'R82',
  who: ['responder', 'lead'],
  input: z.strictObject({
    reason: needed('Reason', 'The organisation reads it'),
    permanent: tick('For good', 'Only after a strike: for those who continue to leak'),
  }),
  gates: [strikeBeforeBar, wordsKeepCases],
  during: ['active', 'suspended'],
  events: ({ actor, input, facts }) => [{ type: 'RemovalDrafted', notice: facts.ref, by: actorText(actor), ...input }],
});
