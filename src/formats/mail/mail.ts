import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { sayCommitSpan } from '../../core/advisory/commits.ts';
import { notPublished, publicRevisions } from '../../core/advisory/history.ts';
import { intervalsOf, sayInterval } from '../../core/advisory/intervals.ts';
import { sayReplaced } from '../../core/advisory/rejection.ts';
import { furtherScores } from '../../core/advisory/scoped-scores.ts';
import { sayStatement } from '../../core/advisory/statements.ts';
import { sayWeakness, weaknessIds } from '../../core/advisory/weaknesses.ts';
import { hasWorkaround } from '../../core/advisory/workarounds.ts';
import { type Fault, warning } from '../../core/case/fault.ts';
import { instant, sayInstant } from '../../core/process/instant.ts';
import { sayScore } from '../../core/scores/explain.ts';
import { isFault, score } from '../../core/scores/score.ts';
import type { Format } from '../format.ts';
import { publicationFaults } from '../obstacles.ts';
import { blocksOf, type Letter, renderMail } from './letter.ts';
import { type Block, columns, plainText } from './wrap.ts';

function section(title: string, text: string): Block[] {
  return text.trim() ? [{ kind: 'heading', text: title }, ...blocksOf(text)] : [];
}

function severityText({ advisory }: PublishedAdvisory): string {
  const found = advisory.cvss === undefined ? undefined : score(advisory.cvss);
  const main = found && !isFault(found) ? `${sayScore(found)}, ${found.vector}` : (advisory.severity ?? '');
  const further = furtherScores(advisory).map(({ of, score: each }) => `${of}: ${sayScore(each)}, ${each.vector}`);
  return [main, ...further].filter(Boolean).join('\n\n');
}

function versions({ advisory }: PublishedAdvisory): Block[] {
  return advisory.affected.flatMap((affected): Block[] => [
    {
      kind: 'list',
      items: [
        ...intervalsOf(affected).map((interval) => {
          const { range, patched, before } = interval;
          const head = `${affected.product} ${range.line}: ${sayInterval(interval)}.`;
          if (!patched)
            return `${head} No patch${range.unpatched ? `: ${range.unpatched}` : ` yet${range.planned ? `: ${range.planned}` : '.'}`}`;
          return `${head} Upgrade to ${before}.${range.precondition ? ` Needed first: ${range.precondition}` : ''}`;
        }),
        ...(affected.commits ?? []).map((span) => `${affected.product}: ${sayCommitSpan(span)}.`),
      ],
    },
  ]);
}

/** The public announcement of an advisory as a letter. */
export function announcement(published: PublishedAdvisory): Letter {
  const { advisory, publisher } = published;
  const withdrawn = published.status === 'withdrawn';
  const isPublic = publicRevisions(published).length > 0;
  const stated = (advisory.statements ?? []).map(sayStatement);
  const replaced = sayReplaced(published.rejection?.replacedBy);
  const said = [
    ['Advisory', advisory.id],
    ['CVE', advisory.cve ?? ''],
    ['GHSA', advisory.ghsa ?? ''],
    ['Other ids', (advisory.aliases ?? []).join(', ')],
    ['Severity', severityText(published)],
    ['Weakness', weaknessIds(advisory).map(sayWeakness).join('; ')],
    ['Published', isPublic ? sayInstant(instant(published.publishedAt)) : notPublished],
    ['Address', published.url],
  ] as const;
  const happened = (advisory.timeline ?? []).map(({ at, text }) => `${sayInstant(instant(at))}: ${text}`);
  const thanks = advisory.credits.map((c) => `${c.name}${c.affiliation ? ` (${c.affiliation})` : ''}, ${c.role}`);
  return {
    subject: `[${publisher.name}] ${withdrawn ? 'Withdrawn: ' : ''}${advisory.cve ?? advisory.id}: ${advisory.title}`,
    blocks: [
      { kind: 'heading', text: advisory.title },
      { kind: 'fields', pairs: said.filter(([, value]) => value !== '') },
      ...(withdrawn
        ? [
            {
              kind: 'paragraph',
              text: `This advisory is withdrawn. Its content no longer holds. ${replaced}`.trim(),
            } as const,
          ]
        : []),
      ...blocksOf(advisory.summary),
      { kind: 'heading', text: 'Affected versions' },
      ...versions(published),
      ...(stated.length > 0 ? [{ kind: 'list', items: stated } as const] : []),
      ...section('Description', advisory.description),
      ...section('Impact', advisory.impact),
      ...section('Attack vectors', advisory.attackVectors),
      ...section('Detection', advisory.detection),
      ...section('Solution', advisory.solution),
      ...section('Workarounds', hasWorkaround(advisory) ? advisory.workarounds : 'There are no workarounds.'),
      ...(thanks.length > 0
        ? ([
            { kind: 'heading', text: 'Credit' },
            { kind: 'list', items: thanks },
          ] as const)
        : []),
      ...(advisory.references.length > 0
        ? ([
            { kind: 'heading', text: 'References' },
            { kind: 'list', items: advisory.references.map((r) => r.url) },
          ] as const)
        : []),
      ...(happened.length > 0
        ? ([
            { kind: 'heading', text: 'Timeline' },
            { kind: 'list', items: happened },
          ] as const)
        : []),
      ...(publisher.contact ? [{ kind: 'paragraph', text: `${publisher.name}, ${publisher.contact}` } as const] : []),
    ],
  };
}

/** Lines that are too long although they could be broken, and characters that a mail must not carry. */
async function checkMail(text: string): Promise<readonly Fault[]> {
  const hidden = plainText(text) === text ? [] : [hiddenFault];
  const long = text.split('\n').flatMap((line, n): Fault[] => {
    const content = line.replace(/^(- | {2}|[\w -]{1,22}:\s+)/, '').trim();
    if ([...line].length <= columns || !content.includes(' ')) return [];
    const said = `Line ${n + 1} is longer than ${columns} characters.`;
    return [warning('mail-line', '', said, 'Break the line.')];
  });
  return [...hidden, ...long];
}

const hiddenFault: Fault = {
  rule: 'mail-characters',
  severity: 'error',
  path: '',
  message: 'The text has control or direction characters, tabs or foreign line breaks.',
  mend: 'Take them out.',
};

export const mail: Format = {
  id: 'mail',
  title: 'Mail',
  extension: '.txt',
  mediaType: 'text/plain; charset=utf-8',
  obstacles: publicationFaults,
  render: (published) => renderMail(announcement(published)).text,
  check: checkMail,
};
