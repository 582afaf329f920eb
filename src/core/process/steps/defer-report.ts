import { z } from 'zod';
import { mayReport } from '../../case/report-status.ts';
import { line, moment, needed } from '../fields.ts';
import { dateIsAhead } from '../gates-embargo.ts';
import { accountOf, step } from '../step.ts';

/** A valid report whose work waits: why, and when somebody looks again. A deferral alone ends no embargo (Vultron). */
export const deferReport = step({
  id: 'defer-report',
  command: 'DeferReport',
  title: 'Put the report off',
  does: 'Pauses the work on a valid report until a day on which it is looked at again; the reporter is told.',
  clause: 'Vultron RM',
  stage: 'verification',
  who: ['lead', 'responder'],
  input: z.strictObject({
    reason: line('Reason', 'What comes first, for the team’s record'),
    date: moment('Look at it again'),
    text: needed('Message to the reporter'),
  }),
  gates: [dateIsAhead],
  isTimely: (c) => mayReport(c, 'defer') && c.advisory.publications.length === 0,
  events: ({ actor, input }) => [
    { type: 'ReportDeferred', reason: input.reason, text: input.text, until: input.date, by: accountOf(actor) },
  ],
});
