import { z } from 'zod';
import { statusOf } from '../../case/evolve.ts';
import { isPutOff, mayReport } from '../../case/report-status.ts';
import { tick } from '../fields.ts';
import { hasLead } from '../gates.ts';
import { upstreamNamed } from '../gates-kinds.ts';
import { linesField } from '../lines-field.ts';
import { accountOf, step } from '../step.ts';

/** Triage decides which release lines get a patch and whether distributors are told early (R32, R47, R91). */
export const acceptReport = step({
  id: 'accept-report',
  command: 'AcceptReport',
  title: 'Accept and plan',
  does: 'Decides which supported release lines get a patch, and whether distributors are told early.',
  clause: 'R32',
  stage: 'verification',
  who: ['lead', 'responder'],
  input: z.strictObject({
    lines: linesField,
    tellDistributors: tick('Tell distributors under embargo'),
  }),
  gates: [hasLead, upstreamNamed],
  // Whoever deferred accepted work takes it up again with the plan it had.
  isTimely: (c) => mayReport(c, 'accept') && c.tellDistributors === undefined,
  isDone: (c) => statusOf(c) === 'accepted' || (statusOf(c) === 'closed' && c.tellDistributors !== undefined),
  moves: ({ case: c, now }) => !isPutOff(c, now),
  events: ({ actor, input, facts }) => [
    {
      type: 'ReportAccepted',
      lines: input.lines,
      tellDistributors: input.tellDistributors,
      ...(facts.supportedLines ? { supported: facts.supportedLines } : {}),
      by: accountOf(actor),
    },
  ],
});
