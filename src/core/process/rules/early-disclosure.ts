import { enforced, manual, type Rule } from './rule.ts';

/** Early notices under embargo. */
export const earlyDisclosureRules: readonly Rule[] = [
  enforced(
    'R51',
    'Distributors are told early through their private list.',
    'src/core/process/steps/send-notice.ts',
    'src/core/process/steps/notice.test.ts :: a notice goes to everybody in the directory who can have it, each under an own reference',
  ),
  manual(
    'R52',
    'Distributors hear twice, first to plan and then to test a candidate, and can answer with feedback.',
    'src/core/process/steps/draft-notice.ts',
    'the lead sends a second notice, hands the candidate fix over outside Tidegate and records it with RecordManualStep (candidate-fix-sent); distributors answer with GiveFeedback',
  ),
  enforced(
    'R53',
    'A notice holds a description, the affected versions, attack vectors, workarounds, the next steps and the dates.',
    'src/core/process/gates-embargo.ts',
    'src/core/process/steps/notice.test.ts :: a second person who is not the author approves a complete notice',
  ),
  enforced(
    'R54',
    'A notice leaves out the CVE id, unless the playbook says otherwise.',
    'src/core/notices/leak-rules.ts',
    'src/core/process/steps/notice.test.ts :: what a notice must leave out keeps it from being drafted, approved and sent',
  ),
  enforced(
    'R55',
    "Each distributor's answer to the proposed date is recorded; silence is no objection.",
    'src/core/process/steps/answer-date.ts',
    'src/core/process/steps/embargo.test.ts :: every party answers the newest proposal: OK, prefer, or object with a reason and a date',
  ),
  enforced(
    'R56',
    'Every notice ends with the embargo policy, word by word, in the version that is in force.',
    'src/core/notices/compose.ts',
    'src/core/notices/compose.test.ts :: a notice ends with the embargo policy word for word, and its subject carries tag and reference',
  ),
  enforced(
    'R57',
    "A notice leaves through the product alone, to the register's recipients, with the list's tag.",
    'src/app/deliver.ts',
    'src/app/whole-case.test.ts :: a report goes all the way to publication, and nothing leaves before it may',
  ),
];
