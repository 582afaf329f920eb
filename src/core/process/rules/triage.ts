import { open, type Rule } from './rule.ts';

/** Triage, rejection and severity. */
export const triageRules: readonly Rule[] = [
  open('R30', 'The team examines a report and determines its effects and how serious they are.'),
  open('R31', 'The reporter can take part in triage.'),
  open('R32', 'Triage decides which release lines get a patch and whether distributors are told early.'),
  open('R33', 'A rejection carries a detailed reason, and the reporter receives it.'),
  open(
    'R34',
    'What the project has declared out of scope, such as missing safe defaults, is ready as a reason for rejection.',
  ),
  open(
    'R35',
    'Loss of confidentiality or integrity and gain of privilege rank highest; loss of availability is serious too.',
  ),
  open('R36', 'Severity is a CVSS vector with its score and the person who decided it, and it may be revised.'),
  open('R37', 'An advisory carries a score and a weakness from CWE.'),
  open(
    'R38',
    'A CVE id is not needed, requested, reserved in private, published or rejected, and the case shows which.',
  ),
];
