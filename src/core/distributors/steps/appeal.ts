import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { needed } from '../../process/fields.ts';
import { appealOpen } from '../gates-review.ts';
import { membershipStep } from '../step.ts';

/** As often as the playbook says; who is refused may besides apply anew at any time. */
export const appeal = membershipStep({
  id: 'appeal',
  command: 'AppealDecision',
  title: 'Appeal',
  does: 'Asks the team to look at its decision again.',
  clause: 'R82',
  who: ['applicant', 'organisation'],
  input: z.strictObject({ reason: needed('What the team should know or look at again') }),
  gates: [appealOpen],
  during: ['refused', 'suspended', 'removed'],
  events: ({ actor, input }) => [{ type: 'DecisionAppealed', by: actorText(actor), reason: input.reason }],
});
