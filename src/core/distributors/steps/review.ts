import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { needed } from '../../process/fields.ts';
import { membershipStep } from '../step.ts';

/** Once in the playbook's interval somebody looks whether a member still meets what it was accepted for (R87). */
export const review = membershipStep({
  id: 'review',
  command: 'ReviewMember',
  title: 'Record the review',
  does: 'Records that you went through the criteria and the member still meets them. Remove a member that does not.',
  clause: 'R87',
  who: ['lead'],
  input: z.strictObject({ note: needed('What you looked at', 'For the record; the team reads it') }),
  gates: [],
  during: ['active'],
  events: ({ actor, input }) => [{ type: 'MembershipReviewed', by: actorText(actor), note: input.note }],
});
