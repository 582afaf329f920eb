import { open, type Rule } from './rule.ts';

/** Clocks on the reporter's side. */
export const clocksRules: readonly Rule[] = [
  open(
    'R27',
    'Within three business days the reporter has a plan of the investigation and any workaround for the meantime.',
  ),
  open('R28', 'Within three business days a person has begun to talk with the reporter.'),
  open(
    'R29',
    'First contact and the plan are two duties with a clock each; a missed one is visible, and so is who owed it.',
  ),
];
