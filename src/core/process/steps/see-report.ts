import { z } from 'zod';
import { accountOf, step } from '../step.ts';

/** The reporter learns that a person has read the report; this is not yet the first contact (R29). */
export const seeReport = step({
  id: 'see-report',
  command: 'SeeReport',
  title: 'Mark as seen',
  does: 'Shows the reporter that a person has read the report.',
  clause: 'R25',
  stage: 'receipt',
  who: ['responder', 'lead'],
  input: z.strictObject({}),
  gates: [],
  isTimely: (c) => !c.seenAt && !c.closedAt,
  events: ({ actor }) => [{ type: 'ReportSeen', by: accountOf(actor) }],
});
