import { z } from 'zod';
import { hasStep } from '../../case/kinds.ts';
import type { Case } from '../../case/model.ts';
import { needed } from '../fields.ts';
import { accountOf, step } from '../step.ts';

/**
 * An id that is not needed after all goes back to the CNA and is never used for anything else (R38). Without one it is
 * the decision to assign none, which a CNA owes whoever waits (CNA Operational Rules 4.2.1.2).
 */
export const rejectCve = step({
  id: 'reject-cve',
  command: 'RejectCveId',
  title: 'Decide for no CVE id',
  does: 'Records that no CVE id is assigned, with the reason. A reserved one goes back to the CNA.',
  clause: 'R38',
  stage: 'verification',
  who: ['lead', 'responder'],
  input: z.strictObject({ reason: needed('Reason') }),
  gates: [],
  isTimely: (c) => (c.cve.state === 'reserved' ? c.advisory.publications.length === 0 : isUndecided(c)) && !c.closedAt,
  events: ({ actor, input }) => [{ type: 'CveIdRejected', reason: input.reason, by: accountOf(actor) }],
});

/** Where an id could still be asked for. A kind of case that never has one only takes back what it asked for before. */
const isUndecided = (c: Case): boolean =>
  c.cve.state === 'requested' || (c.cve.state === 'none' && hasStep(c, 'request-cve'));
