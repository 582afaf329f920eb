import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { sayCommitSpan } from '../../core/advisory/commits.ts';
import { notPublished, publicRevisions } from '../../core/advisory/history.ts';
import { intervalsOf, sayInterval } from '../../core/advisory/intervals.ts';
import { sayReplaced } from '../../core/advisory/rejection.ts';
import { furtherScores } from '../../core/advisory/scoped-scores.ts';
import { sayStatement } from '../../core/advisory/statements.ts';
import { sayWeakness, weaknessIds } from '../../core/advisory/weaknesses.ts';
import { hasWorkaround } from '../../core/advisory/workarounds.ts';
import { type Fault, fault } from '../../core/case/fault.ts';
import { lastAnswer } from '../../core/case/last-answer.ts';
import { instant, sayInstant } from '../../core/process/instant.ts';
import { sayScore } from '../../core/scores/explain.ts';
import { isFault, score } from '../../core/scores/score.ts';
import type { Format } from '../format.ts';
import { publicationFaults } from '../obstacles.ts';

/** Plain words inside Markdown: one line, and no character of theirs is read as markup. */
function plain(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_[\]<>|#~]/g, '\\$&');
}

const section = (title: string, text: string): string[] => (text.trim() ? [`## ${title}`, text.trim()] : []);

function facts(published: PublishedAdvisory): string {
  const { advisory, publishedAt, updatedAt } = published;
  const isPublic = publicRevisions(published).length > 0;
  const found = advisory.cvss === undefined ? undefined : score(advisory.cvss);
  const severity = found && !isFault(found) ? `${sayScore(found)}, \`${found.vector}\`` : (advisory.severity ?? '');
  const rows = [
    ['CVE', advisory.cve ?? ''],
    ['GHSA', advisory.ghsa ?? ''],
    ['Other ids', (advisory.aliases ?? []).map(plain).join(', ')],
    ['Severity', severity],
    ...furtherScores(advisory).map(({ of, score: each }) => [
      `Severity, ${plain(of)}`,
      `${sayScore(each)}, \`${each.vector}\``,
    ]),
    ...weaknessIds(advisory).map((id) => ['Weakness', plain(sayWeakness(id))]),
    ['Published', isPublic ? sayInstant(instant(publishedAt)) : notPublished],
    ['Updated', !isPublic || updatedAt === publishedAt ? '' : sayInstant(instant(updatedAt))],
  ];
  return rows.flatMap(([label, value]) => (value ? [`- **${label}:** ${value}`] : [])).join('\n');
}

const row = (cells: readonly string[]): string => `| ${cells.map(plain).join(' | ')} |`;

function table({ advisory }: PublishedAdvisory): string {
  const rows = advisory.affected.flatMap((affected) => [
    ...intervalsOf(affected).map((interval) => {
      const { range, patched, before } = interval;
      const patch = patched
        ? before!
        : `none${range.unpatched ? `: ${range.unpatched}` : ` yet${range.planned ? `: ${range.planned}` : ''}`}`;
      return row([affected.product, range.line, sayInterval(interval), patch, range.precondition ?? '']);
    }),
    ...(affected.commits ?? []).map((span) =>
      row([affected.product, 'commits', sayCommitSpan(span), span.fixed ?? 'none yet', '']),
    ),
  ]);
  return ['| Product | Line | Affected | Patched in | Needed first |', '| --- | --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}

/** The advisory as one Markdown page, for release notes and repositories. */
export const renderMarkdown: (published: PublishedAdvisory) => string = lastAnswer((published) => {
  const { advisory } = published;
  const thanks = advisory.credits.map(
    (c) => `- ${plain(c.name)}${c.affiliation ? ` (${plain(c.affiliation)})` : ''}, ${c.role}`,
  );
  const stated = (advisory.statements ?? []).map((one) => `- ${plain(sayStatement(one))}`);
  const links = advisory.references.map((r) => `- ${r.title ? `[${plain(r.title)}](<${r.url}>)` : `<${r.url}>`}`);
  const happened = (advisory.timeline ?? []).map((one) => `- ${sayInstant(instant(one.at))}: ${plain(one.text)}`);
  const history = publicRevisions(published).map((r) => `- ${sayInstant(instant(r.at))}: ${plain(r.summary)}`);
  const withdrawn =
    `This advisory is withdrawn. Its content no longer holds. ${sayReplaced(published.rejection?.replacedBy)}`.trim();
  const parts = [
    `# ${plain(advisory.id)}: ${plain(advisory.title)}`,
    ...(published.status === 'withdrawn' ? [withdrawn] : []),
    facts(published),
    ...(advisory.summary.trim() ? [advisory.summary.trim()] : []),
    '## Affected versions',
    table(published),
    ...(stated.length > 0 ? [stated.join('\n')] : []),
    ...section('Description', advisory.description),
    ...section('Impact', advisory.impact),
    ...section('Attack vectors', advisory.attackVectors),
    ...section('Detection', advisory.detection),
    ...section('Solution', advisory.solution),
    ...section('Workarounds', hasWorkaround(advisory) ? advisory.workarounds : 'There are no workarounds.'),
    ...section('Credit', thanks.join('\n')),
    ...section('References', [`- <${published.url}>`, ...links].join('\n')),
    ...section('Timeline', happened.join('\n')),
    ...section('History', history.join('\n')),
  ];
  return `${parts.join('\n\n')}\n`;
});

async function checkMarkdown(text: string): Promise<readonly Fault[]> {
  if (/^# \S/.test(text)) return [];
  return [fault('markdown-title', '', 'The page does not begin with a title.', 'Begin it with a line "# Title".')];
}

export const markdown: Format = {
  id: 'markdown',
  title: 'Markdown',
  extension: '.md',
  mediaType: 'text/markdown; charset=utf-8',
  obstacles: publicationFaults,
  render: renderMarkdown,
  check: checkMarkdown,
};
