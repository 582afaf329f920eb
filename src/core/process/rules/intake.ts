import { carried, enforced, type Rule } from './rule.ts';

/** Taking a report in. */
export const intakeRules: readonly Rule[] = [
  enforced(
    'R20',
    'Private reports are taken in and reach the security team.',
    'src/app/receive.ts',
    'src/app/whole-case.test.ts :: a report goes all the way to publication, and nothing leaves before it may',
  ),
  enforced(
    'R21',
    'A report is asked for six parts, and an incomplete one is accepted with its gaps shown.',
    'src/core/case/receive.ts',
    'src/core/case/receive.test.ts :: what is missing is shown as a warning, and nothing is demanded',
  ),
  enforced(
    'R22',
    'A report may be of a flaw, of a suspicion, or of a flaw in a project that we depend on.',
    'src/core/case/receive.ts',
    'src/core/case/receive.test.ts :: three kinds of report are taken, and a form’s tick as well as a boolean',
  ),
  carried(
    'R23',
    'A bug without a security effect is redirected to the public tracker, and its content is not published by us.',
    'src/core/process/steps/reject-report.ts',
    'src/core/process/steps/triage.test.ts :: a rejection carries a reason of the playbook and a text of its own, which the reporter reads',
    'whoever rejects with not-security names the public tracker in the text; nothing is copied there',
  ),
  enforced(
    'R24',
    'A vulnerability that is already public takes the fast path, without an embargo.',
    'src/core/case/kinds.ts',
    'src/core/process/steps/kinds.test.ts :: already public waits for the record that it is, and then has neither date nor notice',
  ),
  carried(
    'R25',
    'Potential and suspected vulnerabilities are examined as promptly as certain ones.',
    'src/core/process/clocks/contact.ts',
    'src/core/process/clocks.test.ts :: first contact and plan are two clocks of three business days, each with an owner and a rule',
    'the team looks into every report; the same clocks run, whatever its kind',
  ),
  enforced(
    'R26',
    'Keeping a matter internal is an outcome that needs a stated reason and stands in the record.',
    'src/core/process/gates-kinds.ts',
    'src/core/process/steps/kinds.test.ts :: what is internal only is justified, agreed by two where the playbook asks, and never published',
  ),
];
