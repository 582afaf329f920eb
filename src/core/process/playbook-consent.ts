import { z } from 'zod';
import { lengthSchema } from './playbook-clocks.ts';

/** How distributors consent to an embargo. Keys of `embargo`. */
export const consentKeys = {
  consent: z
    .enum(['membership', 'each-case'])
    .default('membership')
    .describe('Whether membership is consent to every embargo, or each case is accepted before its notice can be read'),
  rsvp: lengthSchema
    .nullable()
    .default(null)
    .describe('How long an invitation to a case waits for its answer before it lapses; null for as long as it takes'),
};
