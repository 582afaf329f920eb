import { z } from 'zod';
import { accountOf, step } from '../step.ts';

/** The id is reserved and stays private until publication (R38). */
export const recordCve = step({
  id: 'record-cve',
  command: 'RecordCveId',
  title: 'Record the reserved CVE id',
  does: 'Keeps the reserved id with the case; it stays private until publication.',
  clause: 'R38',
  stage: 'verification',
  who: ['lead', 'responder'],
  input: z.strictObject({
    cve: z
      .string()
      .trim()
      .regex(/^CVE-\d{4}-\d{4,}$/)
      .meta({ label: 'CVE id', kind: 'text' }),
  }),
  gates: [],
  follows: 'request-cve',
  isTimely: (c) => c.cve.state === 'requested' || c.cve.state === 'reserved',
  events: ({ actor, input }) => [{ type: 'CveIdReserved', cve: input.cve, by: accountOf(actor) }],
});
