import { z } from 'zod';
import { statusOf } from '../../case/evolve.ts';
import { accountOf, step } from '../step.ts';

/** Asks the CNA of the playbook for an id (R11, R38). Until the channel is built a person does it and records it. */
export const requestCve = step({
  id: 'request-cve',
  command: 'RequestCveId',
  title: 'Record the CVE request',
  does: 'Records that a CVE id has been requested from the playbook’s CNA.',
  clause: 'R38',
  stage: 'verification',
  who: ['lead', 'responder'],
  input: z.strictObject({}),
  gates: [],
  offBy: ({ cve }) => (cve.from === 'none' ? 'cve.from' : undefined),
  isTimely: (c) => ['none', 'rejected'].includes(c.cve.state) && statusOf(c) === 'accepted',
  isDone: (c) => c.cve.state !== 'none',
  moves: true,
  events: ({ actor, playbook }) => [{ type: 'CveIdRequested', from: playbook.cve.from, by: accountOf(actor) }],
});
