import { z } from 'zod';
import { weekdays } from './instant.ts';

const wait = z.strictObject({
  amount: z.number().int().min(1).max(366),
  unit: z.enum(['hours', 'days', 'business-days']),
});

/** Who is told next when a report is not taken: one rung of the ladder. */
const rung = z.strictObject({
  after: wait.describe('How long after the report, while nobody has said “I have it”'),
  tell: z
    .enum(['next', 'lead', 'team'])
    .describe('next: the next one on the rota; team: the whole rota and the team’s list'),
});

/**
 * Who has the duty (rule R89: every clock needs an owner who is a person). Without a rota everything is as it was: the
 * team's list is told, and responders and leads share what is owed.
 */
export const rolesSchema = z
  .strictObject({
    rota: z
      .enum(['none', 'weekly', 'round-robin'])
      .describe('weekly: one person until the next takes over; round-robin: each report goes to the next one in order'),
    handOver: z
      .strictObject({
        weekday: z.enum(weekdays),
        hour: z.number().int().min(0).max(23).describe('In the time zone of the calendar'),
        tellTeamAfter: wait.describe('The team hears of a hand-over that nobody has acknowledged for so long'),
      })
      .default({ weekday: 'Mon', hour: 9, tellTeamAfter: { amount: 24, unit: 'hours' } }),
    lead: z
      .enum(['chosen', 'round-robin'])
      .describe('round-robin: whoever confirms a report gives the case to the next lead in turn, unless it has one'),
    escalation: z
      .array(rung)
      .max(6)
      .default([])
      .describe('Whom to tell when nobody takes a report; the first rung first'),
    reminders: z
      .enum(['none', 'owner'])
      .default('none')
      .describe('owner: whoever owns a clock is reminded by mail when it is due soon or late, in one mail an hour'),
  })
  .default({
    rota: 'none',
    handOver: { weekday: 'Mon', hour: 9, tellTeamAfter: { amount: 24, unit: 'hours' } },
    lead: 'chosen',
    escalation: [],
    reminders: 'none',
  });

export type Roles = z.infer<typeof rolesSchema>;
