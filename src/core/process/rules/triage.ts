import { carried, enforced, type Rule } from './rule.ts';

/** Triage, rejection and severity. */
export const triageRules: readonly Rule[] = [
  enforced(
    'R30',
    'The team examines a report and determines its effects and how serious they are.',
    'src/core/process/steps/validate-report.ts',
    'src/core/process/steps/triage.test.ts :: a report is confirmed with its effects, also after a rejection',
  ),
  enforced(
    'R31',
    'The reporter can take part in triage.',
    'src/core/process/steps/send-message.ts',
    'src/core/process/steps/receipt.test.ts :: the reporter always writes to the team; the team chooses who reads',
  ),
  enforced(
    'R32',
    'Triage decides which release lines get a patch and whether distributors are told early.',
    'src/core/process/steps/accept-report.ts',
    'src/core/process/steps/triage.test.ts :: triage decides lines and early disclosure, once the case has a lead',
  ),
  enforced(
    'R33',
    'A rejection carries a detailed reason, and the reporter receives it.',
    'src/core/process/gates.ts',
    'src/core/process/steps/triage.test.ts :: a rejection carries a reason of the playbook and a text of its own, which the reporter reads',
  ),
  enforced(
    'R34',
    'What the project has declared out of scope, such as missing safe defaults, is ready as a reason for rejection.',
    'playbooks/contour.yaml',
    'src/core/process/steps/triage.test.ts :: a rejection carries a reason of the playbook and a text of its own, which the reporter reads',
  ),
  carried(
    'R35',
    'Loss of confidentiality or integrity and gain of privilege rank highest; loss of availability is serious too.',
    'src/core/process/steps/validate-report.ts',
    'src/core/process/steps/triage.test.ts :: a report is confirmed with its effects, also after a rejection',
    'the team states effects and criticality with ValidateReport and ranks by them',
  ),
  enforced(
    'R36',
    'Severity is a CVSS vector with its score and the person who decided it, and it may be revised.',
    'src/core/process/steps/score-vulnerability.ts',
    'src/core/process/steps/scores.test.ts :: a score that changes under embargo tells the reporter and whoever was told; the earlier one stays',
  ),
  enforced(
    'R37',
    'An advisory carries a score and a weakness from CWE.',
    'src/core/process/gates-score.ts',
    'src/core/process/steps/triage.test.ts :: the weakness is a CWE id that exists',
  ),
  enforced(
    'R38',
    'A CVE id is not needed, requested, reserved in private, published or rejected, and the case shows which.',
    'src/core/process/steps/reject-cve.ts',
    'src/core/process/steps/triage.test.ts :: a CVE id is requested once, where the playbook names a CNA, and recorded when it is reserved',
  ),
];
