import { z } from 'zod';
import { lengthSchema } from './playbook-clocks.ts';

const criterion = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/, 'lower-case letters, digits and dashes'),
  text: z.string().min(1).max(2_000),
  hint: z.string().min(1).max(500).optional().describe('Who need not apply, and what they can do instead'),
});

/** Who is on the list of distributors, and how one comes onto it. */
export const membershipSchema = z.strictObject({
  criteria: z.array(criterion).min(1),
  voucher: z
    .enum(['list-member', 'team-sponsor', 'none'])
    .describe('Who vouches for an applicant: a member of the list; the team alone; or nobody has to'),
  bootstrap: z.enum(['team-sponsor', 'none']).describe('Who vouches for the first member of an empty list'),
  judgement: z
    .enum(['each', 'together'])
    .default('together')
    .describe('Whether every criterion is judged by itself before an application is accepted, or all in the decision'),
  votes: z
    .number()
    .int()
    .min(0)
    .max(20)
    .default(0)
    .describe('How many people of the team must be for an application before it is accepted; 0: one person decides'),
  appeals: z
    .number()
    .int()
    .min(0)
    .max(3)
    .default(1)
    .describe('How often an organisation may appeal against being refused, suspended or removed'),
  review: lengthSchema
    .nullable()
    .default({ amount: 12, unit: 'months' })
    .describe('How often a lead goes through the criteria of every member; null: nobody is reminded'),
  directory: z
    .enum(['public', 'organisations', 'secret'])
    .default('secret')
    .describe('Who reads which organisations are members: everybody, the members, or the team alone'),
  tellRemoval: z
    .enum(['organisation', 'members'])
    .default('organisation')
    .describe(
      'Who hears of a removal from the list: the organisation, with the reason; or also that it happened, every other member',
    ),
  duringEmbargo: z
    .enum(['decide', 'hold'])
    .default('decide')
    .describe(
      'Whether applications are decided while an embargo runs, or held until none does; where they are held, a member is not told of a case that others were told of before it came',
    ),
});
