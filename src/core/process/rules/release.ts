import { carried, enforced, type Rule } from './rule.ts';

/** Release day and publication. */
export const releaseRules: readonly Rule[] = [
  enforced(
    'R64',
    'Patches are released for every supported release line.',
    'src/core/process/gates.ts',
    'src/core/process/steps/publication.test.ts :: a patch that is missing keeps the advisory back, whatever the hour',
  ),
  enforced(
    'R65',
    "The advisory is published once every patch is released and the embargo's time has come, and not before.",
    'src/core/process/gates.ts',
    'src/core/process/steps/publication.test.ts :: the embargo keeps the advisory back to the millisecond, and not a moment longer',
  ),
  enforced(
    'R66',
    'Public disclosure follows the release of the patched versions.',
    'src/core/process/steps/publish-advisory.ts',
    'src/core/process/steps/publication.test.ts :: publication happens when every patch is out and the embargo is over',
  ),
  carried(
    'R67',
    'Publication reaches the advisory page and the public channels that were planned.',
    'src/core/process/steps/record-post.ts',
    'src/core/process/steps/afterwards.test.ts :: posts elsewhere are recorded once the advisory is published',
    'the product publishes the page; a person posts elsewhere and records it with RecordPost',
  ),
  enforced(
    'R68',
    'Mitigations for users who cannot upgrade yet are published along with it.',
    'src/core/process/gates.ts',
    'src/core/process/steps/publication.test.ts :: the text is frozen when it is scored, classified, complete and valid',
  ),
  enforced(
    'R69',
    "The users' mail derives from the notice: embargo text and tag removed, versions and tense brought up to date, CVE id added.",
    'src/core/notices/users-mail.ts',
    'src/core/process/steps/afterwards.test.ts :: the users’ mail derives from the notice: no embargo note, no tag, the CVE id in',
  ),
  enforced(
    'R70',
    'Distributors hear that the releases are out.',
    'src/core/process/steps/publish-advisory.ts',
    'src/core/process/steps/release-out.test.ts :: its letters go to those who had the early notice, and their text is composed when it leaves',
  ),
  enforced(
    'R71',
    "The order holds: releases, advisory, users' mail, distributors, retrospective.",
    'src/core/process/gates.ts',
    'src/core/process/steps/afterwards.test.ts :: the retrospective is drafted from the timeline once everybody has been told',
  ),
  enforced(
    'R72',
    'A retrospective follows, or is waived with a reason.',
    'src/core/process/gates.ts',
    'src/core/process/steps/afterwards.test.ts :: a retrospective is held with its text, or waived with a reason where the playbook lets it',
  ),
];
