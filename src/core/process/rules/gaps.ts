import { open, type Rule } from './rule.ts';

/** Where the seeds contradict themselves or are silent: what we decided. */
export const gapsRules: readonly Rule[] = [
  open('R83', 'The two promises of three business days are two checkpoints: talking, and the plan.'),
  open('R84', 'The team may decide a date against an objection, with a reason that stands in the record.'),
  open('R85', 'An objection after agreement reopens the date; the old terms stay in force until the team decides.'),
  open('R86', 'The first member of a list is admitted by the team, since nobody can vouch yet.'),
  open(
    'R87',
    'Membership is reviewed at an interval, and an organisation that no longer meets the criteria can be removed.',
  ),
  open('R88', 'Below a severity that the playbook sets, early disclosure may be skipped.'),
  open('R89', 'A case has a lead and a rota stands behind it, so that every clock has an owner.'),
  open('R90', 'A business day has a time zone, a weekend and holidays, all from the playbook.'),
  open(
    'R91',
    'Supported release lines are those of the date of the decision; a change before release is shown and decided anew.',
  ),
  open('R92', 'The gap between the releases and the publication is measured and kept short.'),
  open('R93', 'A matter that came from upstream under its embargo is not passed on, and follows the upstream date.'),
  open(
    'R94',
    'Text that comes in is normalised, so that wrongly decoded characters are mended and equal words compare equal.',
  ),
  open('R95', 'A score carries the CVSS version it was made with, and a vector is read in any order of its metrics.'),
];
