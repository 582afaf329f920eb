import { z } from 'zod';

const party = z.enum(['responder', 'lead', 'developer', 'release-manager']);

/** A length of time. Business days are counted in the playbook's calendar; months keep the day of the month. */
export const lengthSchema = z.strictObject({
  amount: z.number().int().min(1).max(366),
  unit: z.enum(['hours', 'days', 'business-days', 'months']),
});

const owned = z.strictObject({ ...lengthSchema.shape, owner: party });

/** The clocks of a playbook; each has a length and an owner. */
export const clocksSchema = z.strictObject({
  'first-contact': owned,
  plan: owned,
  'report-to-public': z.strictObject({ ...owned.shape, severities: z.array(z.string()).default([]) }),
  retrospective: owned,
});
