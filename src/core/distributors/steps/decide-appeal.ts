import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { choice, needed } from '../../process/fields.ts';
import { wordsKeepCases } from '../gates-letters.ts';
import { isAppealed } from '../gates-review.ts';
import { membershipStep } from '../step.ts';

/** A granted appeal opens an application again, and brings whoever was removed back as suspended: nothing is sent yet. */
export const decideAppeal = membershipStep({
  id: 'decide-appeal',
  command: 'DecideAppeal',
  title: 'Decide on the appeal',
  does: 'Lets the decision stand, or opens the matter again, with a reason that the organisation reads.',
  clause: 'R82',
  who: ['lead'],
  input: z.strictObject({
    outcome: choice(['stands', 'reopened'], 'The decision'),
    reason: needed('Reason', 'The organisation reads it'),
  }),
  gates: [isAppealed, wordsKeepCases],
  during: ['refused', 'suspended', 'removed'],
  events: ({ actor, input }) => [{ type: 'AppealDecided', by: actorText(actor), ...input }],
});
