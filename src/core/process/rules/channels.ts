import { enforced, manual, open, type Rule } from './rule.ts';

/** Channels and lists. */
export const channelsRules: readonly Rule[] = [
  open(
    'R13',
    'One private address takes reports, private discussion, membership requests and news of leaks, and each use is told apart.',
  ),
  enforced(
    'R14',
    'A private list announces to all distributors at once.',
    'src/core/process/steps/send-notice.ts',
    'src/core/process/steps/notice.test.ts :: a notice goes to everybody in the directory who can have it, each under an own reference',
  ),
  manual(
    'R15',
    'Bugs without a security effect go to the public tracker, and vulnerabilities never do.',
    'src/core/process/steps/reject-report.ts',
    'whoever rejects with not-security names the public tracker in the text',
  ),
  open('R16', 'Published advisories stand on one public page.'),
  manual(
    'R17',
    'Public announcements go to the users list and to the other public channels that the project names.',
    'src/core/process/steps/record-post.ts',
    'a person posts on the other channels and records each with RecordPost',
  ),
  enforced(
    'R18',
    'Recipients of an early notice come from the register alone, and the sender sees list, audience and text before it leaves.',
    'src/core/process/gates-embargo.ts',
    'src/core/process/steps/notice.test.ts :: recipients are counted by the sender, and somebody has to be there',
  ),
  enforced(
    'R19',
    'Every list carries its required tag in the subject.',
    'src/core/notices/compose.ts',
    'src/core/notices/compose.test.ts :: a notice ends with the embargo policy word for word, and its subject carries tag and reference',
  ),
];
