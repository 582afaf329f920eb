import { z } from 'zod';
import { needed } from '../fields.ts';
import { notTheClassifier } from '../gates-kinds.ts';
import { accountOf, step } from '../step.ts';

/** "This information could be kept entirely internal" (R26) is a decision for two, where the playbook asks for two. */
export const confirmInternal = step({
  id: 'confirm-internal',
  command: 'ConfirmInternalOnly',
  title: 'Agree to keep it internal',
  does: 'Records that a second person agrees that nothing about the case is ever published.',
  clause: 'R26',
  stage: 'verification',
  who: ['lead', 'responder'],
  input: z.strictObject({ note: needed('Why you agree') }),
  gates: [notTheClassifier],
  isTimely: (c) => !c.closedAt && !c.kind?.confirmedBy,
  moves: ({ case: c, actor }) => c.kind?.by !== accountOf(actor),
  events: ({ actor, input }) => [{ type: 'InternalOnlyConfirmed', note: input.note, by: accountOf(actor) }],
});
