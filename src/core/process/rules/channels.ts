import { open, type Rule } from './rule.ts';

/** Channels and lists. */
export const channelsRules: readonly Rule[] = [
  open(
    'R13',
    'One private address takes reports, private discussion, membership requests and news of leaks, and each use is told apart.',
  ),
  open('R14', 'A private list announces to all distributors at once.'),
  open('R15', 'Bugs without a security effect go to the public tracker, and vulnerabilities never do.'),
  open('R16', 'Published advisories stand on one public page.'),
  open('R17', 'Public announcements go to the users list and to the other public channels that the project names.'),
  open(
    'R18',
    'Recipients of an early notice come from the register alone, and the sender sees list, audience and text before it leaves.',
  ),
  open('R19', 'Every list carries its required tag in the subject.'),
];
