import { z } from 'zod';
import { leakDecisions } from '../embargo/leak.ts';
import { lengthSchema } from './playbook-clocks.ts';

const decision = z.enum(leakDecisions);

const row = (accidental: Decided, malicious: Decided, third: Decided) =>
  z
    .strictObject({
      accidental: decision.default(accidental),
      malicious: decision.default(malicious),
      'third-party': decision.default(third),
    })
    .prefault({});

type Decided = z.infer<typeof decision>;

/** What follows from a leak: how soon it is decided, what the two-axis table recommends, and when a member is removed. */
export const leaksSchema = z.strictObject({
  decideWithin: lengthSchema
    .default({ amount: 4, unit: 'hours' })
    .describe('How soon after a leak is recorded somebody decides to hold, to assess or to collapse'),
  table: z
    .strictObject({
      existence: row('hold', 'assess', 'assess').describe('Where only that something is there is known'),
      partial: row('assess', 'collapse', 'assess').describe('Where part of it is known, such as a silent patch'),
      full: row('collapse', 'collapse', 'collapse').describe('Where all of it is known'),
    })
    .prefault({})
    .describe('What is recommended for each extent and cause; who decides otherwise writes why'),
  removal: z
    .enum(['first-leak', 'second-leak', 'team-decides'])
    .default('second-leak')
    .describe(
      'From which strike on a member is proposed for permanent removal; the team takes the step, never the house',
    ),
});
