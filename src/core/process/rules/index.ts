import { actorsRules } from './actors.ts';
import { advisoryRules } from './advisory.ts';
import { channelsRules } from './channels.ts';
import { clocksRules } from './clocks.ts';
import { dateRules } from './date.ts';
import { earlyDisclosureRules } from './early-disclosure.ts';
import { fixRules } from './fix.ts';
import { gapsRules } from './gaps.ts';
import { intakeRules } from './intake.ts';
import { membershipRules } from './membership.ts';
import { releaseRules } from './release.ts';
import type { Rule } from './rule.ts';
import { triageRules } from './triage.ts';

/** Every rule, R01 to R95 in order. */
export const rules: readonly Rule[] = [
  ...actorsRules,
  ...channelsRules,
  ...intakeRules,
  ...clocksRules,
  ...triageRules,
  ...advisoryRules,
  ...fixRules,
  ...earlyDisclosureRules,
  ...dateRules,
  ...releaseRules,
  ...membershipRules,
  ...gapsRules,
];
