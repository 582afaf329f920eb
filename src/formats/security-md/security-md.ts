import { type Fault, fault, warning } from '../../core/case/fault.ts';
import { plain } from '../prose/plain.ts';

/** What a repository tells of how to report; addresses are absolute. */
export interface SecurityMd {
  readonly project: string;
  /** Where to report in private, the best way first. */
  readonly report: readonly string[];
  /** In words, such as `3 business days`. */
  readonly firstReplyWithin?: string | undefined;
  /** In words, such as `90 days`. */
  readonly disclosureWithin?: string | undefined;
  readonly scope?: string | undefined;
  readonly policy?: string | undefined;
  readonly advisories: string;
  /** Where a distributor asks to be told early. */
  readonly join?: string | undefined;
}

const link = (address: string): string => `<${address.replace(/^mailto:/, '').replaceAll(/[<>\s]/g, '')}>`;

/** SECURITY.md for a repository: where to report, what happens then, and where advisories are. */
export function renderSecurityMd(given: SecurityMd): string {
  const { project, report, firstReplyWithin, disclosureWithin, scope, policy, advisories, join } = given;
  const then = [
    ...(firstReplyWithin ? [`You hear from us within ${plain(firstReplyWithin)}.`] : []),
    ...(disclosureWithin
      ? [`We aim to make it public within ${plain(disclosureWithin)}, at a date agreed with you.`]
      : []),
    ...(policy ? [`How we work: ${link(policy)}`] : []),
  ];
  return `${[
    `# Security policy of ${plain(project)}`,
    '## Reporting a vulnerability',
    'Please do not report it in public.',
    report.map((address) => `- ${link(address)}`).join('\n'),
    ...(then.length > 0 ? [then.join('\n')] : []),
    ...(scope ? ['## What is in scope', scope.trim()] : []),
    '## Advisories',
    `Everything that has been made public: ${link(advisories)}`,
    ...(join
      ? ['## Distributors', `Those who ship ${plain(project)} to others can ask to be told early: ${link(join)}`]
      : []),
  ].join('\n\n')}\n`;
}

/** A way in private that forges have beside the repository, which needs no address. */
const privateWay = /\bprivate\s+(?:security\s+|vulnerability\s+){1,2}report|\bsecurity["”’]?\s+tab\b/i;

/** What a reporter would miss in a SECURITY.md, whoever wrote it. */
export function checkSecurityMd(text: string): readonly Fault[] {
  const faults: Fault[] = [];
  const headings = [...text.matchAll(/^#{1,6}\s+(.+)$/gm)].map(([, title = '']) => title.toLowerCase());
  if (!headings.some((title) => /report|disclos|vulnerabilit/.test(title))) {
    const mend = 'Have a heading such as "Reporting a vulnerability".';
    faults.push(fault('security-md-reporting', '', 'No heading says how to report.', mend));
  }
  if (!/https?:\/\/\S+|[^\s@<>]@[^\s@<>]{1,250}\.[a-z]{2,}/i.test(text) && !privateWay.test(text)) {
    const mend = 'Give a mailbox or a page, or name the private vulnerability reporting of your forge.';
    faults.push(fault('security-md-contact', '', 'It names no way to report in private.', mend));
  }
  if (!/\b(hour|day|week)s?\b/i.test(text)) {
    const mend = 'Say within how many days a reporter hears from you.';
    faults.push(warning('security-md-reply', '', 'It does not say when a reporter gets an answer.', mend));
  }
  if (/github\.com\/[^\s/]+\/[^\s/]+\/issue(?:s)/.test(text)) {
    const mend = 'Name a private way.';
    faults.push(warning('security-md-public', '', 'It sends reporters to a public tracker.', mend));
  }
  return faults;
}
