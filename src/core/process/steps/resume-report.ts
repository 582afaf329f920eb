import { z } from 'zod';
import { statusOf } from '../../case/evolve.ts';
import { isPutOff } from '../../case/report-status.ts';
import { line } from '../fields.ts';
import { accountOf, step } from '../step.ts';

/** Accepted work that was put off goes on with the plan it had; what was never accepted is accepted first (R32). */
export const resumeReport = step({
  id: 'resume-report',
  command: 'ResumeReport',
  title: 'Take the report up again',
  does: 'Resumes the work on a report that was put off, with its lines and decisions as they were.',
  clause: 'Vultron RM',
  stage: 'verification',
  who: ['lead', 'responder'],
  input: z.strictObject({ reason: line('Reason') }),
  gates: [],
  isTimely: (c) => statusOf(c) === 'deferred' && c.tellDistributors !== undefined,
  moves: ({ case: c, now }) => !isPutOff(c, now),
  events: ({ actor, input }) => [{ type: 'ReportResumed', reason: input.reason, by: accountOf(actor) }],
});
