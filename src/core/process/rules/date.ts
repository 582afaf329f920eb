import { open, type Rule } from './rule.ts';

/** Agreeing on the date. */
export const dateRules: readonly Rule[] = [
  open('R58', 'The disclosure date is negotiated between the team, the reporter and the distributors.'),
  open('R59', 'The team has the final say on the date.'),
  open('R60', 'The date is as early as possible once users can patch or mitigate.'),
  open(
    'R61',
    'A date is put off for one of three reasons: not understood yet, not tested well, or distributors need the time.',
  ),
  open('R62', 'The date lies between at once, above all for what is public already, and a few weeks.'),
  open('R63', 'A critical matter with a simple mitigation aims at fourteen business days from report to publication.'),
];
