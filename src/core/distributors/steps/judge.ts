import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { choice, hidden, prose } from '../../process/fields.ts';
import { judgements } from '../events.ts';
import { criterionKnown, doubtSaid } from '../gates-review.ts';
import { membershipStep } from '../step.ts';

/** Judged again, the newest judgement counts; the earlier ones stay in the book. */
export const judge = membershipStep({
  id: 'judge',
  command: 'JudgeCriterion',
  title: 'Judge a criterion',
  does: 'Keeps what was found about one criterion: it is met, the applicant has to be asked, or it is not met.',
  clause: 'R73',
  who: ['responder', 'lead'],
  input: z.strictObject({
    criterion: hidden('Criterion'),
    judgement: choice(judgements, 'Is it met'),
    note: prose('What you found', 'The team reads it, the applicant does not'),
  }),
  gates: [criterionKnown, doubtSaid],
  during: ['applied', 'vouched', 'active', 'suspended'],
  events: ({ actor, input }) => [{ type: 'CriterionJudged', by: actorText(actor), ...input }],
});
