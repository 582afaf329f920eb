import { z } from 'zod';
import { needed } from '../fields.ts';
import { accountOf, step } from '../step.ts';

/** An id that is not needed after all goes back to the CNA and is never used for anything else (R38). */
export const rejectCve = step({
  id: 'reject-cve',
  command: 'RejectCveId',
  title: 'Give the CVE id back',
  does: 'Records that the reserved id was given back to the CNA, with the reason; the advisory goes without it.',
  clause: 'R38',
  stage: 'verification',
  who: ['lead', 'responder'],
  input: z.strictObject({ reason: needed('Reason') }),
  gates: [],
  isTimely: (c) => c.cve.state === 'reserved' && c.advisory.publications.length === 0 && !c.closedAt,
  events: ({ actor, input }) => [{ type: 'CveIdRejected', reason: input.reason, by: accountOf(actor) }],
});
