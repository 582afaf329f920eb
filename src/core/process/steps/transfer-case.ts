import { z } from 'zod';
import { statusOf } from '../../case/evolve.ts';
import { line, needed } from '../fields.ts';
import { handOverIsFree } from '../gates-ties.ts';
import { accountOf, step } from '../step.ts';

/** It is another project's: handed over with the reporter's consent, on record with what went and by which way (R22). */
export const transferCase = step({
  id: 'transfer-case',
  command: 'TransferCase',
  title: 'Hand over to another project',
  does: 'Records that the case was handed over to another project or vendor: with whose consent, what, and by which way.',
  clause: 'R22',
  stage: 'verification',
  who: ['lead', 'responder'],
  input: z.strictObject({
    to: line('To whom', 'The project or vendor, and the person there'),
    channel: line('By which way', 'Such as their report form, or encrypted mail to their security team'),
    handedOver: needed('What was handed over'),
    consent: needed('How the reporter agreed', 'When, and in which words'),
    text: needed('What the reporter reads'),
  }),
  gates: [handOverIsFree],
  isTimely: (c) => ['valid', 'accepted', 'deferred'].includes(statusOf(c)) && c.advisory.publications.length === 0,
  events: ({ actor, input }) => [{ type: 'CaseTransferred', ...input, by: accountOf(actor) }],
});
