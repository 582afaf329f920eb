import { z } from 'zod';
import { statusOf } from '../../case/evolve.ts';
import { isPutOff, mayReport } from '../../case/report-status.ts';
import { tick } from '../fields.ts';
import { hasLead } from '../gates.ts';
import { upstreamNamed } from '../gates-kinds.ts';
import { accountOf, step } from '../step.ts';

const lineSchema = z.strictObject({
  line: z.string().trim().min(1).max(40),
  planned: z.string().trim().min(1).max(80).exactOptional(),
});

const linesSchema = z
  .array(lineSchema)
  .min(1)
  .max(50)
  .refine((lines) => new Set(lines.map((l) => l.line)).size === lines.length, 'names a release line twice');

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
    lines: z.union([linesSchema, z.string().max(5_000).transform(readLines).pipe(linesSchema)]).meta({
      label: 'Release lines',
      hint: 'One a line: the release line, then the planned version, such as “1.33 1.33.4”',
      kind: 'textarea',
    }),
    tellDistributors: tick('Tell distributors under embargo'),
  }),
  gates: [hasLead, upstreamNamed],
  // Whoever deferred accepted work takes it up again with the plan it had.
  isTimely: (c) => mayReport(c, 'accept') && c.tellDistributors === undefined,
  isDone: (c) => statusOf(c) === 'accepted' || (statusOf(c) === 'closed' && c.tellDistributors !== undefined),
  moves: ({ case: c, now }) => !isPutOff(c, now),
  events: ({ actor, input }) => [
    { type: 'ReportAccepted', lines: input.lines, tellDistributors: input.tellDistributors, by: accountOf(actor) },
  ],
});

function readLines(text: string): z.infer<typeof lineSchema>[] {
  return text
    .split(/\r?\n/)
    .map((row) => row.trim().split(/[\s,]+/))
    .filter(([line, planned]) => line || planned)
    .map(([line, planned]) => (planned ? { line: line!, planned } : { line: line! }));
}
