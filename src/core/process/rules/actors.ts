import { carried, enforced, manual, type Rule } from './rule.ts';

/** Who takes part (the seeds, section A.1 of our count). */
export const actorsRules: readonly Rule[] = [
  enforced(
    'R01',
    'A reporter stands outside the project and may report without having an account.',
    'src/app/receive.ts',
    'src/app/whole-case.test.ts :: a report goes all the way to publication, and nothing leaves before it may',
  ),
  enforced(
    'R02',
    "How a reporter is named is the reporter's choice; identity, credit and affiliation are kept apart, and affiliation can be left out alone.",
    'src/core/case/receive.ts',
    'src/core/case/receive.test.ts :: identity never enters the book of the case',
  ),
  enforced(
    'R03',
    'The security team is a role of its own: it may equal the maintainers, and it may differ from them.',
    'src/core/access/actor.ts',
    'src/core/access/actor.test.ts :: responders and leads see every case; developers and release managers those that they were let into',
  ),
  enforced(
    'R04',
    'Anyone who knows of a vulnerability that is already public can tell the team.',
    'src/core/case/receive.ts',
    'src/core/case/receive.test.ts :: that a matter is public is a claim of the reporter until the team has looked',
  ),
  carried(
    'R05',
    'Distributors are organisations that ship the project; the early list does not serve individuals.',
    'src/core/distributors/decide.ts',
    'src/core/distributors/decide.test.ts :: a request answers every criterion, accepts the policy by asking, and finds its voucher by name',
    'the team judges from the answers whether an applicant is an organisation that distributes',
  ),
  carried(
    'R06',
    "People inside a distributor's team learn of a matter on a need-to-know basis only.",
    'src/core/notices/compose.ts',
    'src/core/notices/compose.test.ts :: a notice ends with the embargo policy word for word, and its subject carries tag and reference',
    'members keep the embargo policy, which stands under every notice',
  ),
  enforced(
    'R07',
    'An organisation applies for membership, and one that is already a member vouches for it.',
    'src/core/distributors/decide.ts',
    'src/core/distributors/decide.test.ts :: somebody on the list vouches, for others only',
  ),
  manual(
    'R08',
    'Everyone who works on the fix, and nobody else, can see the private fork.',
    'src/core/process/steps/record-fork.ts',
    'whoever runs the fork gives access and records the people with RecordPrivateFork',
  ),
  enforced(
    'R09',
    'Users hear through public channels; operators remain responsible for hardening what they run.',
    'src/core/process/steps/tell-users.ts',
    'src/core/process/steps/afterwards.test.ts :: the users’ mail derives from the notice: no embargo note, no tag, the CVE id in',
  ),
  carried(
    'R10',
    'Upstream projects that a report concerns can take part in the case.',
    'src/core/process/steps/record-upstream.ts',
    'src/core/process/steps/kinds.test.ts :: upstream is named before the report is accepted',
    'a person tells the upstream project and records it with RecordManualStep (upstream-told)',
  ),
  manual(
    'R11',
    'A CVE id can be asked of GitHub or of MITRE.',
    'src/core/process/steps/request-cve.ts',
    'a person asks the CNA that the playbook names and records it with RequestCveId and RecordCveId',
  ),
  carried(
    'R12',
    'Advisories that distributors publish for their own users are theirs; the case can link to them.',
    'src/core/process/steps/record-post.ts',
    'src/core/process/steps/afterwards.test.ts :: posts elsewhere are recorded once the advisory is published',
    'a person records where a distributor published with RecordPost',
  ),
];
