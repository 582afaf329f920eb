import { z } from 'zod';
import { statusOf } from '../../case/evolve.ts';
import { needed } from '../fields.ts';
import { allTested } from '../gates.ts';
import { accountOf, step } from '../step.ts';

/** "Once the fix is confirmed" patches may be released (R50). */
export const confirmFix = step({
  id: 'confirm-fix',
  command: 'ConfirmFix',
  title: 'Confirm the fix',
  does: 'Records that the fix is understood, tested and mends the vulnerability in every line.',
  clause: 'R50',
  stage: 'remediation development',
  who: ['lead', 'developer'],
  input: z.strictObject({ note: needed('How it was confirmed') }),
  gates: [allTested],
  isTimely: (c) => statusOf(c) === 'accepted' && !c.fixConfirmedAt,
  isDone: (c) => c.fixConfirmedAt !== undefined,
  moves: true,
  events: ({ actor, input }) => [{ type: 'FixConfirmed', note: input.note, by: accountOf(actor) }],
});
