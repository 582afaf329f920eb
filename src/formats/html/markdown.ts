import { readBlocks } from '../../parts/markdown/blocks.ts';
import { fenced } from '../../parts/markdown/fences.ts';
import { type Inline, readInline } from '../../parts/markdown/inline.ts';
import { type Element, hasClass, inside, within, wordsOf } from './tree.ts';

/** Line ends, with the space around them, as one blank: as a browser shows them. */
function onOneLine(text: string): string {
  const lines = text.split('\n');
  const last = lines.length - 1;
  return lines
    .map((line, n) => (n === 0 ? line : line.trimStart()))
    .map((line, n) => (n === last ? line : line.trimEnd()))
    .join(' ');
}

const isBlank = (text: string): boolean => text.trim() === '';

/** What stands in an element as runs of text; an element that no text of ours has counts as the words in it. */
function runsOf(element: Element): Inline[] {
  return element.children.flatMap((child): Inline[] => {
    if (typeof child === 'string') return [{ kind: 'text', text: child }];
    if (child.name === 'br') return [{ kind: 'break' }];
    if (child.name === 'code') return [{ kind: 'code', text: wordsOf(child) }];
    if (child.name === 'strong') return [{ kind: 'strong', inside: runsOf(child) }];
    if (child.name === 'em') return [{ kind: 'emphasis', inside: runsOf(child) }];
    if (child.name === 'a') return [{ kind: 'link', href: child.attributes.href ?? '', inside: runsOf(child) }];
    return runsOf(child);
  });
}

/** A code span between as many ticks as keep it whole; none can hold every text. */
function codeSpan(text: string): string {
  const spans = [1, 2, 3, 4].flatMap((ticks) => {
    const fence = '`'.repeat(ticks);
    return [`${fence}${text}${fence}`, `${fence} ${text} ${fence}`];
  });
  return spans.find((span) => shapeOf(readInline(span)) === shapeOf([{ kind: 'code', text }])) ?? text;
}

/** How runs are written: what becomes of a text, and the signs of both emphases, by turns where one stands in another. */
interface Hand {
  readonly say: (text: string) => string;
  readonly strong: readonly [string, string];
  readonly emphasis: readonly [string, string];
}

function sayRun(run: Inline, hand: Hand): string {
  const { say, strong, emphasis } = hand;
  const within: Hand = { say, strong: [strong[1], strong[0]], emphasis: [emphasis[1], emphasis[0]] };
  switch (run.kind) {
    case 'text':
      return say(run.text);
    case 'break':
      return ' ';
    case 'code':
      return codeSpan(run.text);
    case 'strong':
      return `${strong[0]}${sayRuns(run.inside, within)}${strong[0]}`;
    case 'emphasis':
      return `${emphasis[0]}${sayRuns(run.inside, within)}${emphasis[0]}`;
    case 'link': {
      const words = run.inside.map((each) => ('text' in each ? each.text : '')).join('');
      return words === run.href ? `<${run.href}>` : `[${sayRuns(run.inside, within)}](${run.href})`;
    }
  }
}

const sayRuns = (runs: readonly Inline[], hand: Hand): string => runs.map((run) => sayRun(run, hand)).join('');

const asIs = (text: string): string => text;
const guarded = (text: string): string => text.replaceAll(/[\\`*_[\]()#>~!-]/g, '\\$&');

/** Ways to write the same, the plainest first. */
const hands: readonly Hand[] = [asIs, guarded].flatMap((say): Hand[] => [
  { say, strong: ['**', '__'], emphasis: ['*', '_'] },
  { say, strong: ['**', '__'], emphasis: ['_', '*'] },
  { say, strong: ['__', '**'], emphasis: ['*', '_'] },
  { say, strong: ['__', '**'], emphasis: ['_', '*'] },
]);

/** What runs of text come to for a reader, to compare: neighbouring text as one, a line's end as a blank. */
function shapeOf(runs: readonly Inline[]): string {
  const shapes: unknown[] = [];
  for (const run of runs) {
    const text = run.kind === 'text' ? onOneLine(run.text) : run.kind === 'break' ? ' ' : undefined;
    const last = shapes.at(-1);
    if (text !== undefined && typeof last === 'string') shapes[shapes.length - 1] = last + text;
    else if (text !== undefined) shapes.push(text);
    else if (run.kind === 'code') shapes.push([run.kind, onOneLine(run.text)]);
    else if ('inside' in run) shapes.push([run.kind, 'href' in run ? run.href : '', shapeOf(run.inside)]);
  }
  return JSON.stringify(shapes);
}

/** Hears of words for which Markdown has no writing that reads as they do. */
type Unclear = (words: string) => void;

/** One line of Markdown that reads as these words: with strokes before its signs only where it needs them. */
function sayLine(element: Element, isBlock: boolean, unclear: Unclear): string {
  const runs = runsOf({ ...element, children: element.children.filter((child) => !isList(child)) });
  const wanted = shapeOf(runs);
  const isRight = (line: string): boolean => {
    const [first, ...more] = readBlocks(line);
    const isOne = more.length === 0 && first?.kind === 'paragraph';
    return shapeOf(readInline(line)) === wanted && (!isBlock || isOne);
  };
  const lines = hands.map((hand) => onOneLine(sayRuns(runs, hand)));
  const right = lines.find(isRight);
  if (right === undefined) unclear(lines[0]!);
  return right ?? lines[0]!;
}

const isList = (child: Element | string): boolean =>
  typeof child !== 'string' && (child.name === 'ul' || child.name === 'ol');

function listOf(list: Element, indent: string, unclear: Unclear): string {
  const lines = inside(list).map((item, n) => {
    const mark = list.name === 'ol' ? `${n + 1}.` : '-';
    const under = inside(item)
      .filter(isList)
      .map((each) => `\n${listOf(each, `${indent}  `, unclear)}`);
    return `${indent}${mark} ${sayLine(item, false, unclear)}${under.join('')}`;
  });
  return lines.join('\n');
}

const codeOf = (element: Element): string =>
  fenced(wordsOf(within(element).find(({ name }) => name === 'code') ?? element));

function blockOf(element: Element, highest: number, unclear: Unclear): string {
  const depth = /^h([1-6])$/.exec(element.name)?.[1];
  if (depth) return `${'#'.repeat(Number(depth) - highest + 1)} ${sayLine(element, false, unclear)}`;
  if (isList(element)) return listOf(element, '', unclear);
  if (element.name === 'pre' || hasClass(element, 'code')) return codeOf(element);
  if (element.name === 'blockquote') return markdownOf(element, unclear).replaceAll(/^/gm, '> ');
  return sayLine(element, true, unclear);
}

/** The Markdown of which a text of ours was drawn: the same words, with the same meaning of each. */
export function markdownOf(element: Element | undefined, unclear: Unclear): string {
  const highest = inside(element).reduce(
    (least, { name }) => Math.min(least, Number(/^h([1-6])$/.exec(name)?.[1] ?? 6)),
    6,
  );
  return inside(element)
    .map((each) => blockOf(each, highest, unclear))
    .filter((block) => !isBlank(block))
    .join('\n\n');
}
