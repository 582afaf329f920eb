import { carried, enforced, type Rule } from './rule.ts';

/** Membership and the embargo policy. */
export const membershipRules: readonly Rule[] = [
  enforced(
    'R73',
    'An application answers each of the seven criteria one by one.',
    'src/core/distributors/decide.ts',
    'src/core/distributors/decide.test.ts :: a request answers every criterion, accepts the policy by asking, and finds its voucher by name',
  ),
  enforced(
    'R74',
    'A membership request says, for each criterion, how the applicant meets it.',
    'src/core/distributors/decide.ts',
    'src/core/distributors/decide.test.ts :: a request answers every criterion, accepts the policy by asking, and finds its voucher by name',
  ),
  enforced(
    'R75',
    'Applying accepts the embargo policy in a version and at a time that are recorded.',
    'src/core/distributors/decide.ts',
    'src/core/distributors/decide.test.ts :: a request answers every criterion, accepts the policy by asking, and finds its voucher by name',
  ),
  carried(
    'R76',
    "Embargoed content is not shared or hinted at beyond those in the recipient's team who need it.",
    'src/core/embargo/adherence.ts',
    'src/core/process/steps/consent.test.ts :: who leaked and who kept to it is computed from what happened',
    'members keep the embargo policy; whoever sees it broken says so with RecordExposure or at /report/leak',
  ),
  enforced(
    'R77',
    'Only the security team allows an exception, and each one is recorded.',
    'src/core/process/steps/grant-exemption.ts',
    'src/core/process/steps/talks.test.ts :: an exemption is in force once all have been told of it in its own words',
  ),
  enforced(
    'R78',
    'An embargo ends at a date and time in a stated zone.',
    'src/core/process/fields.ts',
    'src/core/process/steps/embargo.test.ts :: a date has an hour and a zone, lies ahead and keeps the cap of the playbook',
  ),
  carried(
    'R79',
    "Embargoed content serves to get the fix to the distributor's own users, and nothing else.",
    'src/core/notices/compose.ts',
    'src/core/notices/compose.test.ts :: a notice ends with the embargo policy word for word, and its subject carries tag and reference',
    'members use it for their own users alone; the policy stands under every notice',
  ),
  carried(
    'R80',
    'Whoever a distributor reads in has agreed to the same terms; a register of them can be kept.',
    'src/core/process/gates-consent.ts',
    'src/core/process/steps/consent.test.ts :: where each case is accepted, a notice invites, and what it says is read after consenting',
    'members read their own people in under the same terms; who opened a notice is recorded with OpenNotice',
  ),
  enforced(
    'R81',
    'A leak is reported urgently, with what leaked and to whom.',
    'src/core/distributors/decide.ts',
    'src/core/distributors/decide.test.ts :: a leak is told exactly, by the member or the team',
  ),
  enforced(
    'R82',
    'Continued leaking leads to removal for good, and a removed organisation cannot apply again.',
    'src/core/distributors/decide.ts',
    'src/core/distributors/decide.test.ts :: removal for good follows a strike, and bars',
  ),
];
