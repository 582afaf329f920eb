import { carried, enforced, type Rule } from './rule.ts';

/** Agreeing on the date. */
export const dateRules: readonly Rule[] = [
  enforced(
    'R58',
    'The disclosure date is negotiated between the team, the reporter and the distributors.',
    'src/core/process/steps/propose-date.ts',
    'src/core/process/steps/embargo.test.ts :: every party answers the newest proposal: OK, prefer, or object with a reason and a date',
  ),
  enforced(
    'R59',
    'The team has the final say on the date.',
    'src/core/process/steps/decide-date.ts',
    'src/core/process/steps/embargo.test.ts :: a date with objections is decided with a reason, and they stand in the record',
  ),
  carried(
    'R60',
    'The date is as early as possible once users can patch or mitigate.',
    'src/core/process/date-advice.ts',
    'src/core/process/date-advice.test.ts :: a good date lies ahead, keeps every deadline, and nothing speaks against it',
    'the lead proposes the earliest date that works; the form names a good one, and what speaks against another',
  ),
  enforced(
    'R61',
    'A date is put off for one of three reasons: not understood yet, not tested well, or distributors need the time.',
    'src/core/process/gates-embargo.ts',
    'src/core/process/steps/embargo.test.ts :: a later date needs one of the three reasons of the playbook',
  ),
  enforced(
    'R62',
    'The date lies between at once, above all for what is public already, and a few weeks.',
    'src/core/process/deadline.ts',
    'src/core/process/date-advice.test.ts :: the shortest binding constraint wins, whichever it is, and its name is said',
  ),
  enforced(
    'R63',
    'A critical matter with a simple mitigation aims at fourteen business days from report to publication.',
    'src/core/process/clocks/disclosure.ts',
    'src/core/process/clocks.test.ts :: the fourteen business days run from the report, for critical matters of this playbook',
  ),
];
