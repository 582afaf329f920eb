import { z } from 'zod';
import { answersSchema } from './playbook-answers.ts';
import { calendarSchema } from './playbook-calendar.ts';
import { clocksSchema } from './playbook-clocks.ts';
import { cveSchema } from './playbook-cve.ts';
import { embargoSchema } from './playbook-embargo.ts';
import { gatesSchema } from './playbook-gates.ts';
import { leaksSchema } from './playbook-leaks.ts';
import { membershipSchema } from './playbook-membership.ts';
import { noticesSchema } from './playbook-notices.ts';
import { regulatorySchema } from './playbook-regulatory.ts';
import { releaseSchema } from './playbook-release.ts';
import { rolesSchema } from './playbook-roles.ts';
import { severitySchema } from './playbook-severity.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]{0,60}$/, 'lower-case letters, digits and dashes');

import { exposureSchema } from './playbook-exposure.ts';

const said = z.strictObject({ id, text: z.string().min(1).max(2_000) });

/**
 * A project's policy as one versioned file (design.md §2). Every key has a meaning that a step, a gate, a clock or a
 * notice reads; unknown keys are refused, so that a misspelt rule cannot go unnoticed.
 */
export const playbookSchema = z.strictObject({
  name: id.describe('Short name, such as contour'),
  version: z.number().int().min(1).describe('Raised with every change; a case pins the version it was opened under'),
  title: z.string().min(1).max(200),
  source: z.string().max(2_000).default('').describe('Where the policy is published'),
  intake: z.strictObject({
    scope: z.string().max(10_000).default('').describe('When to report, and what not to report here'),
    rejectionReasons: z
      .array(said)
      .min(1)
      .describe('Reasons a report may be rejected for; each needs a text of its own too'),
  }),
  calendar: calendarSchema,
  clocks: clocksSchema,
  secondPerson: z.strictObject({
    teamFrom: z
      .number()
      .int()
      .min(2)
      .max(100)
      .describe('From so many people in the team on, a second one is asked for'),
    for: z
      .array(z.enum(['notice', 'advisory', 'internal-only', 'key', 'removal']))
      .describe(
        'What it is asked for; internal-only is the decision never to publish (R26), key the pinning of a member’s OpenPGP key, notice also the removal of a member, which removal asks for alone',
      ),
  }),
  cve: cveSchema,
  severity: severitySchema,
  notices: noticesSchema,
  embargo: embargoSchema,
  answers: answersSchema.prefault({}),
  leaks: leaksSchema.prefault({}),
  membership: membershipSchema,
  release: releaseSchema,
  exposure: exposureSchema,
  retrospective: z.strictObject({
    required: z.boolean(),
    waivable: z.boolean(),
    visibility: z
      .enum(['team', 'public'])
      .default('team')
      .describe(
        'Whether a retrospective stays with the team, or a text without names is published beside the advisory',
      ),
  }),
  roles: rolesSchema,
  regulatory: regulatorySchema,
  gates: gatesSchema.prefault({}),
});

export type Playbook = z.infer<typeof playbookSchema>;

/** A playbook as a case pins it. */
export interface PlaybookPin {
  readonly name: string;
  readonly version: number;
}
