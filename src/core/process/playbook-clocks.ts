import { z } from 'zod';

const party = z.enum(['responder', 'lead', 'developer', 'release-manager']);

/** A length of time. Business days are counted in the playbook's calendar; months keep the day of the month. */
export const lengthSchema = z.strictObject({
  amount: z.number().int().min(1).max(366),
  unit: z.enum(['hours', 'days', 'business-days', 'months']),
});

const owned = z.strictObject({ ...lengthSchema.shape, owner: party });

const length = lengthSchema.optional();

/** The longest a case may lie without an update of the team, by its severity. */
const stale = z.strictObject({
  owner: party,
  none: length,
  low: length,
  medium: length,
  high: length,
  critical: length,
});

/** The clocks of a playbook; each has a length and an owner. */
export const clocksSchema = z.strictObject({
  'first-contact': owned,
  plan: owned,
  'report-to-public': z.strictObject({ ...owned.shape, severities: z.array(z.string()).default([]) }),
  retrospective: owned,
  stale: stale
    .nullable()
    .default(null)
    .describe('How long a case of each severity may lie without a step or message of the team'),
  'status-update': owned
    .nullable()
    .default(null)
    .describe('How often the reporter hears from the team until the matter is public'),
  pausedByQuestion: z
    .array(z.enum(['plan', 'report-to-public', 'stale', 'status-update']))
    .default([])
    .describe('Clocks that stand still while a question to the reporter is open. No cap and no deadline ever does'),
});

/** Lists and programmes outside whose own cap binds once they have been told, such as linux-distros with 14 days. */
export const programmesSchema = z
  .array(
    z.strictObject({
      id: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/, 'lower-case letters, digits and dashes'),
      title: z.string().min(1).max(100).describe('As people call it: the linux-distros list'),
      cap: lengthSchema.describe('From the day on which it was told'),
      source: z.string().max(2_000).default('').describe('Where its rule is written'),
    }),
  )
  .max(20)
  .default([]);
