import { open, type Rule } from './rule.ts';

/** Early notices under embargo. */
export const earlyDisclosureRules: readonly Rule[] = [
  open('R51', 'Distributors are told early through their private list.'),
  open('R52', 'Distributors hear twice, first to plan and then to test a candidate, and can answer with feedback.'),
  open(
    'R53',
    'A notice holds a description, the affected versions, attack vectors, workarounds, the next steps and the dates.',
  ),
  open('R54', 'A notice leaves out the CVE id, unless the playbook says otherwise.'),
  open('R55', "Each distributor's answer to the proposed date is recorded; silence is no objection."),
  open('R56', 'Every notice ends with the embargo policy, word by word, in the version that is in force.'),
  open('R57', "A notice leaves through the product alone, to the register's recipients, with the list's tag."),
];
