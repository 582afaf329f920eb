import { z } from 'zod';
import { mayReport } from '../../case/report-status.ts';
import { saidChoices } from '../choices.ts';
import { demanded, line } from '../fields.ts';
import { rejectionReasoned } from '../gates.ts';
import { nobodyFollows } from '../gates-ties.ts';
import { accountOf, step } from '../step.ts';

/** Not a vulnerability: the reporter gets the detailed reason (R33); safe defaults are out of scope (R34). */
export const rejectReport = step({
  id: 'reject-report',
  command: 'RejectReport',
  title: 'Reject with a reason',
  does: 'Closes the question with a reason of the playbook and a text that the reporter receives.',
  clause: 'R33',
  stage: 'verification',
  who: ['responder', 'lead'],
  input: z.strictObject({
    reason: line('Reason', 'One of the playbook’s reasons'),
    text: demanded('Detailed reason for the reporter'),
  }),
  gates: [rejectionReasoned, nobodyFollows],
  isTimely: (c) => mayReport(c, 'invalidate'),
  choices: ({ playbook }) => ({ reason: saidChoices(playbook.intake.rejectionReasons) }),
  events: ({ actor, input }) => [
    { type: 'ReportRejected', reason: input.reason, text: input.text, by: accountOf(actor) },
  ],
});
