import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { sayCommitSpan } from '../../core/advisory/commits.ts';
import { sayThanks } from '../../core/advisory/credits.ts';
import { publicRevisions } from '../../core/advisory/history.ts';
import { intervalsOf, sayInterval } from '../../core/advisory/intervals.ts';
import { productNames } from '../../core/advisory/product-names.ts';
import { sayStatement } from '../../core/advisory/statements.ts';
import { lastAnswer } from '../../core/case/last-answer.ts';
import { fencesIn } from '../../parts/markdown/fences.ts';
import type { Format } from '../format.ts';
import { publicationFaults } from '../obstacles.ts';
import { type Fact, factsOf } from '../prose/facts.ts';
import { sayHappened, sayRevision } from '../prose/lines.ts';
import { textHeadings, textOf, thisAdvisory, withdrawnLine } from '../prose/outline.ts';
import { plain } from '../prose/plain.ts';
import { checkMarkdown } from './check.ts';
import { readMarkdown } from './read.ts';

const heading = /^#{1,6}(?=\s+\S)/;

/** A text of the advisory below a heading of the page: its own headings rank below that, and no fence of its stays open. */
function under(text: string): string {
  const trimmed = text.trim();
  if (!/^(?:#{1,2}\s| {0,3}(?:```|~~~))/m.test(trimmed)) return trimmed;
  const lines = trimmed.split('\n');
  const { isFenced, open } = fencesIn(lines);
  const depths = lines.map((line, n) => (isFenced[n] ? undefined : heading.exec(line)?.[0].length));
  const highest = Math.min(3, ...depths.flatMap((depth) => depth ?? []));
  const shifted = lines.map((line, n) => {
    const depth = depths[n];
    return depth === undefined ? line : `${'#'.repeat(Math.min(6, depth + 3 - highest))}${line.slice(depth)}`;
  });
  return [...shifted, ...(open === undefined ? [] : [open])].join('\n');
}

const section = (title: string, text: string): string[] => (text.trim() ? [`## ${title}`, text.trim()] : []);

const sayFact = ({ label, said, vector }: Fact): string =>
  `- **${label}:** ${vector === undefined ? plain(said) : `${plain(said.slice(0, -vector.length))} \`${vector}\``}`;

const row = (cells: readonly string[]): string => `| ${cells.map(plain).join(' | ')} |`;

function table({ advisory }: PublishedAdvisory): string {
  const names = productNames(advisory.affected);
  const rows = advisory.affected.flatMap((affected, n) => [
    ...intervalsOf(affected).map((interval) => {
      const { range, patched, before } = interval;
      const patch = patched
        ? before!
        : `none${range.unpatched ? `: ${range.unpatched}` : ` yet${range.planned ? `: ${range.planned}` : ''}`}`;
      return row([names[n]!, range.line, sayInterval(interval), patch, range.precondition ?? '']);
    }),
    ...(affected.commits ?? []).map((span) =>
      row([names[n]!, 'commits', sayCommitSpan(span), span.fixed ?? 'none yet', '']),
    ),
  ]);
  return ['| Product | Line | Affected | Patched in | Needed first |', '| --- | --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}

/** The advisory as one Markdown page, for release notes and repositories. */
export const renderMarkdown: (published: PublishedAdvisory) => string = lastAnswer((published) => {
  const { advisory } = published;
  const thanks = advisory.credits.map((c) => `- ${plain(sayThanks(c))}${c.url ? `, <${c.url}>` : ''}`);
  const stated = (advisory.statements ?? []).map((one) => `- ${plain(sayStatement(one))}`);
  const links = advisory.references.map(
    (r) => `- ${r.title ? `[${plain(r.title)}](<${r.url}>)` : `<${r.url}>`}, ${r.kind}`,
  );
  const happened = (advisory.timeline ?? []).map((one) => `- ${plain(sayHappened(one))}`);
  const history = publicRevisions(published).map((r) => `- ${plain(sayRevision(r))}`);
  const parts = [
    `# ${plain(advisory.id)}: ${plain(advisory.title)}`,
    ...(published.status === 'withdrawn' ? [withdrawnLine] : []),
    factsOf(published).map(sayFact).join('\n'),
    ...(advisory.summary.trim() ? [under(advisory.summary)] : []),
    '## Affected versions',
    table(published),
    ...(stated.length > 0 ? [stated.join('\n')] : []),
    ...Object.entries(textHeadings).flatMap(([title, field]) => section(title, under(textOf(advisory, field)))),
    ...section('Credit', thanks.join('\n')),
    ...section('References', [`- <${published.url}>, ${thisAdvisory}`, ...links].join('\n')),
    ...section('Timeline', happened.join('\n')),
    ...section('History', history.join('\n')),
  ];
  return `${parts.join('\n\n')}\n`;
});

export const markdown: Format = {
  id: 'markdown',
  title: 'Markdown',
  extension: '.md',
  mediaType: 'text/markdown; charset=utf-8',
  obstacles: publicationFaults,
  render: renderMarkdown,
  check: checkMarkdown,
  read: readMarkdown,
};
