import { open, type Rule } from './rule.ts';

/** Who takes part (the seeds, section A.1 of our count). */
export const actorsRules: readonly Rule[] = [
  open('R01', 'A reporter stands outside the project and may report without having an account.'),
  open(
    'R02',
    "How a reporter is named is the reporter's choice; identity, credit and affiliation are kept apart, and affiliation can be left out alone.",
  ),
  open('R03', 'The security team is a role of its own: it may equal the maintainers, and it may differ from them.'),
  open('R04', 'Anyone who knows of a vulnerability that is already public can tell the team.'),
  open('R05', 'Distributors are organisations that ship the project; the early list does not serve individuals.'),
  open('R06', "People inside a distributor's team learn of a matter on a need-to-know basis only."),
  open('R07', 'An organisation applies for membership, and one that is already a member vouches for it.'),
  open('R08', 'Everyone who works on the fix, and nobody else, can see the private fork.'),
  open('R09', 'Users hear through public channels; operators remain responsible for hardening what they run.'),
  open('R10', 'Upstream projects that a report concerns can take part in the case.'),
  open('R11', 'A CVE id can be asked of GitHub or of MITRE.'),
  open('R12', 'Advisories that distributors publish for their own users are theirs; the case can link to them.'),
];
