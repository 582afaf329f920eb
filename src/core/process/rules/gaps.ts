import { carried, enforced, type Rule } from './rule.ts';

/** Where the seeds contradict themselves or are silent: what we decided. */
export const gapsRules: readonly Rule[] = [
  enforced(
    'R83',
    'The two promises of three business days are two checkpoints: talking, and the plan.',
    'src/core/process/clocks/contact.ts',
    'src/core/process/clocks.test.ts :: first contact does not stop the clock of the plan; the plan stops both',
  ),
  enforced(
    'R84',
    'The team may decide a date against an objection, with a reason that stands in the record.',
    'src/core/process/gates-embargo.ts',
    'src/core/process/steps/embargo.test.ts :: a date with objections is decided with a reason, and they stand in the record',
  ),
  enforced(
    'R85',
    'An objection after agreement reopens the date; the old terms stay in force until the team decides.',
    'src/core/case/evolve-embargo.ts',
    'src/core/process/steps/embargo.test.ts :: revising leaves the old terms in force until a new date is decided',
  ),
  enforced(
    'R86',
    'The first member of a list is admitted by the team, since nobody can vouch yet.',
    'src/core/distributors/decide.ts',
    'src/core/distributors/decide.test.ts :: the team sponsors the first member of an empty list, where the playbook lets it',
  ),
  carried(
    'R87',
    'Membership is reviewed at an interval, and an organisation that no longer meets the criteria can be removed.',
    'src/core/distributors/steps/review.ts',
    'src/app/queries/most-urgent.test.ts :: a lead goes through the criteria of a member once a year, and is told when',
    'a lead is told when a review is due (membership.review), goes through the criteria, records the review or removes the member',
  ),
  enforced(
    'R88',
    'Below a severity that the playbook sets, early disclosure may be skipped.',
    'src/core/process/tracks.ts',
    'src/core/process/steps/track.test.ts :: the public lane has no embargo and no early notice, and publishes without a date',
  ),
  enforced(
    'R89',
    'A case has a lead and a rota stands behind it, so that every clock has an owner.',
    'src/core/process/duty.ts',
    'src/core/process/duty.test.ts :: every clock has people as owners',
  ),
  enforced(
    'R90',
    'A business day has a time zone, a weekend and holidays, all from the playbook.',
    'src/core/process/calendar.ts',
    'src/core/process/calendar.test.ts :: a deadline is never early: so many working days lie between, and it falls on one',
  ),
  enforced(
    'R91',
    'Supported release lines are those of the date of the decision; a change before release is shown and decided anew.',
    'src/core/process/gates-release.ts',
    'src/core/process/steps/amended.test.ts :: the moment at which support counts decides which lines are owed a patch',
  ),
  enforced(
    'R92',
    'The gap between the releases and the publication is measured and kept short.',
    'src/core/notices/findings.ts',
    'src/core/process/steps/retrospective.test.ts :: the record of case 3 says what went well, and what was luck',
  ),
  enforced(
    'R93',
    'A matter that came from upstream under its embargo is not passed on, and follows the upstream date.',
    'src/core/process/gates-kinds.ts',
    'src/core/process/steps/kinds.test.ts :: an inherited embargo is neither shortened nor lengthened, nor lifted by another kind',
  ),
  enforced(
    'R94',
    'Text that comes in is normalised, so that wrongly decoded characters are mended and equal words compare equal.',
    'src/core/case/mend-text.ts',
    'src/core/case/mend-text.test.ts :: wrongly decoded text is mended, and text that was right stays as it was',
  ),
  enforced(
    'R95',
    'A score carries the CVSS version it was made with, and a vector is read in any order of its metrics.',
    'src/core/scores/score.ts',
    'src/core/process/steps/triage.test.ts :: a score is made with a valid vector of any order, and a change says why',
  ),
];
