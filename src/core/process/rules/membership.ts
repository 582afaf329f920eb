import { enforced, manual, type Rule } from './rule.ts';

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
  manual(
    'R76',
    "Embargoed content is not shared or hinted at beyond those in the recipient's team who need it.",
    'playbooks/contour.yaml',
    'members keep the embargo policy, which stands under every notice',
  ),
  manual(
    'R77',
    'Only the security team allows an exception, and each one is recorded.',
    'src/core/process/steps/record-manual.ts',
    'a lead allows it, tells every distributor, and records it with RecordManualStep (embargo-exception)',
  ),
  enforced(
    'R78',
    'An embargo ends at a date and time in a stated zone.',
    'src/core/process/fields.ts',
    'src/core/process/steps/embargo.test.ts :: a date has an hour and a zone, lies ahead and keeps the cap of the playbook',
  ),
  manual(
    'R79',
    "Embargoed content serves to get the fix to the distributor's own users, and nothing else.",
    'playbooks/contour.yaml',
    'members keep the embargo policy, which stands under every notice',
  ),
  manual(
    'R80',
    'Whoever a distributor reads in has agreed to the same terms; a register of them can be kept.',
    'src/core/process/steps/open-notice.ts',
    'members read their people in under the same terms; who opened a notice is recorded with OpenNotice',
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
