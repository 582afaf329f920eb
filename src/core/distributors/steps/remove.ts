import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { needed, tick } from '../../process/fields.ts';
import { strikeBeforeBar } from '../gates.ts';
import { removalBySecond, wordsKeepCases } from '../gates-letters.ts';
import { membershipStep } from '../step.ts';

export const remove = membershipStep({
  id: 'remove',
  command: 'RemoveMember',
  title: 'Remove',
  does: 'Takes the organisation off the list.',
  clause: 'R82',
  who: ['responder', 'lead'],
  input: z.strictObject({
    reason: needed('Reason'),
    permanent: tick('For good', 'Only after a strike: for those who continue to leak'),
  }),
  gates: [strikeBeforeBar, removalBySecond, wordsKeepCases],
  during: ['active', 'suspended'],
  grave: true,
  events: ({ actor, input }) => [{ type: 'MembershipRemoved', by: actorText(actor), ...input }],
});
