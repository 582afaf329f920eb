import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { sayCommitSpan } from '../../core/advisory/commits.ts';
import { sayThanks } from '../../core/advisory/credits.ts';
import { publicRevisions } from '../../core/advisory/history.ts';
import { intervalsOf, sayInterval } from '../../core/advisory/intervals.ts';
import { productNames } from '../../core/advisory/product-names.ts';
import { sayStatement } from '../../core/advisory/statements.ts';
import { type Fault, warning } from '../../core/case/fault.ts';
import type { Format } from '../format.ts';
import { publicationFaults } from '../obstacles.ts';
import { factsOf } from '../prose/facts.ts';
import { sayHappened, sayRevision } from '../prose/lines.ts';
import { textHeadings, textOf, withdrawnLine } from '../prose/outline.ts';
import { blocksOf, type Letter, renderMail } from './letter.ts';
import { readMail } from './read.ts';
import { type Block, columns, plainText } from './wrap.ts';

type Pair = readonly [label: string, value: string];

/** A text of the advisory under a heading; its own headings rank below that. */
function section(title: string, text: string): Block[] {
  const blocks = blocksOf(text).map((block) => (block.kind === 'heading' ? { ...block, rule: '~' as const } : block));
  return blocks.length > 0 ? [{ kind: 'heading', text: title }, ...blocks] : [];
}

const listed = (title: string, items: readonly string[]): Block[] =>
  items.length > 0
    ? [
        { kind: 'heading', text: title },
        { kind: 'list', items },
      ]
    : [];

function versions({ advisory }: PublishedAdvisory): Block[] {
  const names = productNames(advisory.affected);
  return advisory.affected.flatMap((affected, n): Block[] => [
    {
      kind: 'list',
      items: [
        ...intervalsOf(affected).map((interval) => {
          const { range, patched, before } = interval;
          const head = `${names[n]} ${range.line}: ${sayInterval(interval)}.`;
          if (!patched)
            return `${head} No patch${range.unpatched ? `: ${range.unpatched}` : ` yet${range.planned ? `: ${range.planned}` : '.'}`}`;
          return `${head} Upgrade to ${before}.${range.precondition ? ` Needed first: ${range.precondition}` : ''}`;
        }),
        ...(affected.commits ?? []).map((span) => `${names[n]}: ${sayCommitSpan(span)}.`),
      ],
    },
  ]);
}

/** Label and value of every fact; the first names the advisory, the last its page. */
const facts = (published: PublishedAdvisory): Pair[] => [
  ['Advisory', published.advisory.id],
  ...factsOf(published).map(({ label, said }): Pair => [label, said]),
  ['Address', published.url],
];

/** The public announcement of an advisory as a letter. */
export function announcement(published: PublishedAdvisory): Letter {
  const { advisory, publisher } = published;
  const withdrawn = published.status === 'withdrawn';
  const stated = (advisory.statements ?? []).map(sayStatement);
  const links = advisory.references.map(({ url, kind, title }) => `${url} (${kind}${title ? `: ${title}` : ''})`);
  return {
    subject: `[${publisher.name}] ${withdrawn ? 'Withdrawn: ' : ''}${advisory.cve ?? advisory.id}: ${advisory.title}`,
    blocks: [
      { kind: 'heading', text: advisory.title, rule: '=' },
      { kind: 'fields', pairs: facts(published) },
      ...(withdrawn ? [{ kind: 'paragraph', text: withdrawnLine } as const] : []),
      ...section('Summary', advisory.summary),
      { kind: 'heading', text: 'Affected versions' },
      ...versions(published),
      ...listed('Not affected, or not judged yet', stated),
      ...Object.entries(textHeadings).flatMap(([title, field]) => section(title, textOf(advisory, field))),
      ...listed(
        'Credit',
        advisory.credits.map((credit) => `${sayThanks(credit)}${credit.url ? `, ${credit.url}` : ''}`),
      ),
      ...listed('References', links),
      ...listed('Timeline', (advisory.timeline ?? []).map(sayHappened)),
      ...listed('History', publicRevisions(published).map(sayRevision)),
      ...(publisher.contact ? section('Contact', `${publisher.name}, ${publisher.contact}`) : []),
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
  const isAnnouncement = /^Advisory: +\S/m.test(text);
  return [...(isAnnouncement ? [] : [noAdvisory]), ...hidden, ...long];
}

const noAdvisory: Fault = warning(
  'mail-advisory',
  '',
  'It does not say which advisory it announces.',
  'Have a line such as "Advisory: CONTOUR-2026-001" above the text.',
);

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
  read: readMail,
};
