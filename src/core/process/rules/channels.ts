import { carried, enforced, manual, type Rule } from './rule.ts';

/** Channels and lists. */
export const channelsRules: readonly Rule[] = [
  manual(
    'R13',
    'One private address takes reports, private discussion, membership requests and news of leaks, and each use is told apart.',
    'src/core/process/steps/record-manual.ts',
    'whoever reads the mailbox enters each mail through the form it belongs to (/report, /join, /report/leak) and records it with RecordManualStep (mail-entered)',
  ),
  enforced(
    'R14',
    'A private list announces to all distributors at once.',
    'src/core/process/steps/send-notice.ts',
    'src/core/process/steps/notice.test.ts :: a notice goes to everybody in the directory who can have it, each under an own reference',
  ),
  carried(
    'R15',
    'Bugs without a security effect go to the public tracker, and vulnerabilities never do.',
    'src/core/process/steps/reject-report.ts',
    'src/core/process/steps/triage.test.ts :: a rejection carries a reason of the playbook and a text of its own, which the reporter reads',
    'whoever rejects with not-security names the public tracker in the text',
  ),
  enforced(
    'R16',
    'Published advisories stand on one public page.',
    'src/http/site/advisories.tsx',
    'test/journeys/api-whole-case.test.ts :: a case goes from the report to the retrospective over the API, and the world reads the advisory at its minute',
  ),
  carried(
    'R17',
    'Public announcements go to the users list and to the other public channels that the project names.',
    'src/core/process/steps/record-post.ts',
    'src/core/process/steps/afterwards.test.ts :: posts elsewhere are recorded once the advisory is published',
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
