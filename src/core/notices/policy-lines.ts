import type { Playbook } from '../process/playbook.ts';

/** What a rule may quote: the playbook’s own embargo terms, where there is one at hand. */
type Terms = Pick<Playbook['embargo'], 'policy'> | undefined;

const early = 'Leave out the CVE ID.';
const quiet = 'We don’t give away the CVE before the public release in a commit message.';
const onlyOwn = 'The words of a case go to those who were told of that case, and to nobody else.';
const ours = 'A notice says nothing of the house that it comes from.';
const plain = 'Mail is text: no pictures, no links that count who opens them.';
const moments = 'A disclosure has a date, an hour and a zone.';

const lines: Readonly<Record<string, string>> = {
  'leak-cve-id': early,
  'leak-ghsa-id': early,
  'leak-commit-words': quiet,
  'leak-branch-name': quiet,
  'leak-reporter-name': 'The reporter can remain anonymous or keep their company private if they wish.',
  'leak-case-number': onlyOwn,
  'leak-other-case': onlyOwn,
  'leak-recipient-name': onlyOwn,
  'leak-internal-note': 'What the team writes to itself stays with the team.',
  'leak-credential': ours,
  'leak-internal-host': ours,
  'leak-tracking-link': plain,
  'leak-short-link': plain,
  'leak-image': plain,
  'date-wrong-weekday': moments,
  'date-wrong-year': moments,
  'date-without-hour': moments,
  'date-without-zone': moments,
  'footer-altered': 'Post the Embargo note at the bottom.',
  'tag-missing': 'Add the tag to the message.',
  'block-missing': 'Every block of the notice is filled.',
};

/**
 * The sentence that a rule comes from: of the embargo terms, where they say it in their own words, else of the process
 * (rules R48 to R56) or of the house.
 */
export function policyLine(rule: string, terms: Terms): string {
  const line = lines[rule];
  if (line !== undefined) return line;
  const sentences = terms?.policy.match(/[^.!?]+[.!?]+/gu) ?? [];
  return (sentences.find((sentence) => /public|shared|hinted/iu.test(sentence)) ?? quiet).trim();
}
