import { open, type Rule } from './rule.ts';

/** Release day and publication. */
export const releaseRules: readonly Rule[] = [
  open('R64', 'Patches are released for every supported release line.'),
  open(
    'R65',
    "The advisory is published once every patch is released and the embargo's time has come, and not before.",
  ),
  open('R66', 'Public disclosure follows the release of the patched versions.'),
  open('R67', 'Publication reaches the advisory page and the public channels that were planned.'),
  open('R68', 'Mitigations for users who cannot upgrade yet are published along with it.'),
  open(
    'R69',
    "The users' mail derives from the notice: embargo text and tag removed, versions and tense brought up to date, CVE id added.",
  ),
  open('R70', 'Distributors hear that the releases are out.'),
  open('R71', "The order holds: releases, advisory, users' mail, distributors, retrospective."),
  open('R72', 'A retrospective follows, or is waived with a reason.'),
];
