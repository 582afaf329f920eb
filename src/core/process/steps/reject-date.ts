import { z } from 'zod';
import { mayEmbargo } from '../../embargo/machine.ts';
import { needed } from '../fields.ts';
import { wordsGiveNothingAway } from '../gates-embargo.ts';
import { accountOf, step } from '../step.ts';

/** A proposal that is not to be: nothing was agreed then, or what was agreed stays as it is (Vultron, R85). */
export const rejectDate = step({
  id: 'reject-date',
  command: 'RejectDate',
  title: 'Take the proposed date off the table',
  does: 'Withdraws a proposed date that was not decided; a date that was agreed before stays in force.',
  clause: 'Vultron EM',
  stage: 'remediation development',
  who: ['lead'],
  input: z.strictObject({ reason: needed('Reason that the parties will read') }),
  gates: [wordsGiveNothingAway],
  isTimely: (c) => mayEmbargo(c.embargo, 'reject'),
  scope: 'embargo:write',
  events: ({ actor, input, case: c }) => [
    { type: 'DateRejected', proposal: c.embargo.proposals.length, reason: input.reason, by: accountOf(actor) },
  ],
});
