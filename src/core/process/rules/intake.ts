import { open, type Rule } from './rule.ts';

/** Taking a report in. */
export const intakeRules: readonly Rule[] = [
  open('R20', 'Private reports are taken in and reach the security team.'),
  open('R21', 'A report is asked for six parts, and an incomplete one is accepted with its gaps shown.'),
  open('R22', 'A report may be of a flaw, of a suspicion, or of a flaw in a project that we depend on.'),
  open(
    'R23',
    'A bug without a security effect is redirected to the public tracker, and its content is not published by us.',
  ),
  open('R24', 'A vulnerability that is already public takes the fast path, without an embargo.'),
  open('R25', 'Potential and suspected vulnerabilities are examined as promptly as certain ones.'),
  open('R26', 'Keeping a matter internal is an outcome that needs a stated reason and stands in the record.'),
];
