import { type Fault, fault } from '../../core/case/fault.ts';
import { longestDocument, tooLong } from '../json.ts';
import { bare } from '../prose/plain.ts';
import { type Part, reading } from '../reading.ts';
import type { SecurityMd } from './security-md.ts';

/** What a SECURITY.md says, as far as it says it in our words; absent where it names no project. */
export interface ReadSecurityMd {
  readonly securityMd?: Partial<SecurityMd>;
  readonly faults: readonly Fault[];
}

/** The address between its brackets; a mailbox as mailto:. */
function addressIn(text: string): string | undefined {
  const [, found] = /^<([^<>\s]{1,2000})>$/.exec(text.trim()) ?? [];
  if (found === undefined) return undefined;
  return /^[a-z][a-z0-9+.-]*:/i.test(found) ? found : `mailto:${found}`;
}

/** The page under its headings of the second rank, lines and paragraphs as they stand. */
function documentOf(text: string): Readonly<Record<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  let under = 'title';
  for (const line of text.split(/\r?\n/)) {
    const [, heading] = /^##\s+(\S.*)$/.exec(line) ?? [];
    if (heading) under = heading.trim();
    else if (found.has(under)) found.get(under)!.push(line);
    else found.set(under, [line]);
  }
  return Object.fromEntries([...found].map(([name, lines]) => [name, linesOf(name, lines)]));
}

/** What is in scope is one text of its own; everything else stands in lines. */
const linesOf = (heading: string, lines: readonly string[]): readonly string[] =>
  heading === scopeHeading ? [lines.join('\n').trim()] : lines.filter((line) => line.trim() !== '');

const scopeHeading = 'What is in scope';

/** The rest of the first line that begins and ends so, taken. */
function between(lines: readonly Part[], start: string, end = ''): string | undefined {
  const line = lines.find(({ value }) => {
    const said = String(value);
    return said.startsWith(start) && said.endsWith(end) && said.length > start.length + end.length;
  });
  line?.take();
  return line && String(line.value).slice(start.length, String(line.value).length - end.length);
}

/** Reads a SECURITY.md in the words in which we write it; what others say in theirs is told, never guessed at. */
export function readSecurityMd(text: string): ReadSecurityMd {
  if (text.length > longestDocument) return { faults: [tooLong(text)] };
  const { whole, losses } = reading(documentOf(text));
  const lines = (heading: string): readonly Part[] => whole.at(heading).items();
  const project = between(lines('title'), '# Security policy of ');
  const reporting = lines('Reporting a vulnerability');
  reporting.find(({ value }) => value === 'Please do not report it in public.')?.take();
  const report = reporting.flatMap((line) => {
    const address = String(line.value).startsWith('- ') ? addressIn(String(line.value).slice(2)) : undefined;
    if (address) line.take();
    return address ? [address] : [];
  });
  const firstReplyWithin = between(reporting, 'You hear from us within ', '.');
  const disclosureWithin = between(reporting, 'We aim to make it public within ', ', at a date agreed with you.');
  const policy = addressIn(between(reporting, 'How we work: ') ?? '');
  const [scope] = lines(scopeHeading).map((part) => part.text(20_000));
  const advisories = addressIn(between(lines('Advisories'), 'Everything that has been made public: ') ?? '');
  const [asked] = lines('Distributors').filter(({ value }) =>
    / can ask to be told early: <[^<>\s]+>$/.test(String(value)),
  );
  const join = asked && addressIn(String(asked.value).slice(String(asked.value).lastIndexOf('<')));
  if (join) asked.take();
  if (project === undefined && report.length === 0) {
    const said = 'It names neither its project nor a way to report, in the words that Tidegate writes.';
    const mend =
      'Write "# Security policy of NAME", and under "## Reporting a vulnerability" a list of addresses in <>.';
    return { faults: [fault('security-md-none', '', said, mend)] };
  }
  return {
    securityMd: {
      ...(project === undefined ? {} : { project: bare(project) }),
      report,
      ...(firstReplyWithin ? { firstReplyWithin: bare(firstReplyWithin) } : {}),
      ...(disclosureWithin ? { disclosureWithin: bare(disclosureWithin) } : {}),
      ...(scope ? { scope } : {}),
      ...(policy ? { policy } : {}),
      ...(advisories ? { advisories } : {}),
      ...(join ? { join } : {}),
    },
    faults: losses('security-md-lost', { made: 'the data', mend: 'Keep the file at hand.' }),
  };
}
