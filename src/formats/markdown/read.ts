import { fencesIn } from '../../parts/markdown/fences.ts';
import { longestDocument, tooLong } from '../json.ts';
import type { Outline, ReferenceLine, VersionLine } from '../prose/outline.ts';
import { thisAdvisory, withdrawnLine } from '../prose/outline.ts';
import { bare } from '../prose/plain.ts';
import { readOutline } from '../prose/read.ts';
import type { ReadAdvisory } from '../read.ts';

/** A piece of the page under its heading of the second rank; the first one has none. */
interface Piece {
  readonly heading?: string;
  readonly lines: readonly string[];
}

/** The page cut at its headings; what looks like one within a fence is none. */
function piecesOf(text: string): Piece[] {
  const pieces: { heading?: string; lines: string[] }[] = [{ lines: [] }];
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const { isFenced } = fencesIn(lines);
  for (const [n, line] of lines.entries()) {
    if (!isFenced[n] && line.startsWith('## ')) pieces.push({ heading: bare(line.slice(3)), lines: [] });
    else pieces.at(-1)!.lines.push(line);
  }
  return pieces;
}

const joined = (lines: readonly string[]): string => lines.join('\n').trim();

/** Paragraphs of lines: what stands between empty lines. */
const blocksOf = (lines: readonly string[]): string[] =>
  joined(lines)
    .split(/\n(?:[ \t]*\n)+/)
    .filter((block) => block !== '');

/** The entries of a list, whose marks stand at the beginning of each line. */
const entriesOf = (block: string): string[] => block.split('\n').map((line) => line.replace(/^- /, ''));
const isList = (block: string): boolean => block.split('\n').every((line) => line.startsWith('- '));

export const fact = /^- \*\*([^*]{1,100}):\*\* (.*)$/;

/** Labels with their values, each once or more often. */
function factsOf(lines: readonly string[]): Record<string, string[]> {
  const found = new Map<string, string[]>();
  for (const line of lines) {
    const [, label = '', value = ''] = fact.exec(line) ?? [];
    // A vector stands between ticks.
    const said = bare(value.replace(/`([^`\\]+)`$/, '$1'));
    const others = found.get(label);
    if (others) others.push(said);
    else found.set(label, [said]);
  }
  return Object.fromEntries(found);
}

/** The cells of a row of a table; a bar after a stroke is a sign like others. */
function cellsOf(line: string): string[] {
  const cells = [''];
  for (const [sign] of line.trim().matchAll(/\\.|[^\\]/gsu)) {
    if (sign === '|') cells.push('');
    else cells[cells.length - 1] += sign;
  }
  const [before, after] = [cells.shift(), cells.pop()];
  // What stands before the first bar or after the last one is in no cell.
  return before === '' && after === '' ? cells.map(bare) : [];
}

const columns = ['Product', 'Line', 'Affected', 'Patched in', 'Needed first'];

function versionsOf(block: string): readonly (VersionLine | string)[] {
  const [head = '', rule = '', ...rows] = block.split('\n');
  if (cellsOf(head).join() !== columns.join() || !/^[|\s:-]+$/.test(rule)) return block.split('\n');
  return rows.map((row): VersionLine | string => {
    const cells = cellsOf(row);
    const [product = '', line = '', affected = '', patch = '', needed = ''] = cells;
    if (cells.length !== columns.length) return row;
    const [isNone, yet, why] = /^none( yet)?(?:: (.*))?$/s.exec(patch) ?? [];
    const told = isNone === undefined ? { patched: patch } : why ? { [yet ? 'planned' : 'unpatched']: why } : {};
    return { product, line, affected, ...told, ...(needed ? { first: needed } : {}) };
  });
}

const link = /^(?:\[(.*)\]\()?<([^<>\s]+)>(\)?)(?:, (.*))?$/s;

function referenceOf(entry: string): ReferenceLine | string {
  const [whole, title, url = '', close, kind] = link.exec(entry) ?? [];
  if (whole === undefined || (title === undefined) !== (close === '')) return entry;
  return { url, ...(title ? { title: bare(title) } : {}), ...(kind ? { kind } : {}) };
}

function creditOf(entry: string): NonNullable<Outline['credit']>[number] {
  const [, said = entry, url] = /^(.*), <(https?:\/\/[^<>\s]+)>$/s.exec(entry) ?? [];
  return { said: bare(said), ...(url ? { url } : {}) };
}

const listHeadings = ['Credit', 'References', 'Timeline', 'History'];

/** What stands before the first heading of the second rank: title, whether it holds, the facts, and what it is about. */
function openingOf(
  lines: readonly string[],
): Pick<Outline, 'id' | 'title' | 'withdrawn' | 'facts' | 'summary' | 'elsewhere'> {
  const said = lines.findIndex((line) => line.trim() !== '');
  // Some ids hold colons, and some publishers name several.
  const [, id, title] = /^# ((?:\S+, )*\S+?): (.+)$/.exec(bare(lines[said] ?? '')) ?? [];
  const from = lines.findIndex((line) => fact.test(line));
  const facts = from < 0 ? [] : lines.slice(from, endOfFacts(lines, from));
  const between = joined(lines.slice(said + 1, Math.max(from, said + 1)));
  const isWithdrawn = between === withdrawnLine;
  return {
    ...(id && title ? { id, title } : {}),
    ...(isWithdrawn ? { withdrawn: between } : {}),
    facts: factsOf(facts),
    summary: joined(lines.slice(Math.max(from, said + 1) + facts.length)),
    elsewhere: between && !isWithdrawn ? [between] : [],
  };
}

function endOfFacts(lines: readonly string[], from: number): number {
  let end = from;
  while (fact.test(lines[end] ?? '')) end += 1;
  return end;
}

type Sections = Pick<Outline, 'versions' | 'statements'> & {
  readonly texts: Record<string, string>;
  readonly lists: Record<string, readonly string[]>;
  readonly elsewhere: readonly string[];
};

/** What stands under each heading; a heading that comes a second time, and what is no list in a list, is left over. */
function sectionsOf(pieces: readonly Piece[]): Sections {
  const elsewhere: string[] = [];
  const texts: Record<string, string> = Object.create(null);
  const found: { -readonly [Key in keyof Sections]: Sections[Key] } = { texts, lists: {}, elsewhere };
  const seen = new Set<string>();
  for (const { heading = '', lines } of pieces) {
    const parts = blocksOf(lines);
    const entries = parts.filter(isList).flatMap(entriesOf);
    let others = parts.filter((part) => !isList(part));
    if (seen.has(heading)) others = [joined(lines)];
    else if (heading === 'Affected versions') {
      found.versions = others.filter((part) => part.startsWith('|')).flatMap(versionsOf);
      found.statements = entries.map(bare);
      others = others.filter((part) => !part.startsWith('|'));
    } else if (listHeadings.includes(heading)) found.lists[heading] = entries;
    else {
      found.texts[heading] = joined(lines);
      others = [];
    }
    if (others.length > 0) for (const said of [`## ${heading}`, ...others]) elsewhere.push(said);
    seen.add(heading);
  }
  return found;
}

/** What a Markdown page says, piece by piece; what stands elsewhere than in ours is left over. */
function outlineOf(text: string): Outline {
  const [opening, ...pieces] = piecesOf(text);
  const { facts = {}, elsewhere, ...opened } = openingOf(opening!.lines);
  const { lists, elsewhere: others, ...sections } = sectionsOf(pieces);
  const references = (lists.References ?? []).map(referenceOf);
  const page = references.find((one) => typeof one !== 'string' && one.kind === thisAdvisory) as
    | ReferenceLine
    | undefined;
  return {
    ...opened,
    facts: { ...facts, ...(page ? { Address: [page.url] } : {}) },
    ...sections,
    credit: (lists.Credit ?? []).map(creditOf),
    references: references.filter((one) => one !== page),
    timeline: (lists.Timeline ?? []).map(bare),
    history: (lists.History ?? []).map(bare),
    elsewhere: [...(elsewhere ?? []), ...others],
  };
}

/** Reads a Markdown page as we write it; what it says in other words, or elsewhere, is told as lost. */
export async function readMarkdown(text: string): Promise<ReadAdvisory> {
  if (text.length > longestDocument) return { faults: [tooLong(text)] };
  return readOutline(outlineOf(text.toWellFormed()), 'markdown-lost');
}
