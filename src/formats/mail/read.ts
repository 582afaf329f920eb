import { readBlocks } from '../../parts/markdown/blocks.ts';
import { fenced } from '../../parts/markdown/fences.ts';
import { longestDocument, tooLong } from '../json.ts';
import { type Outline, type ReferenceLine, type VersionLine, withdrawnLine } from '../prose/outline.ts';
import { readOutline } from '../prose/read.ts';
import type { ReadAdvisory } from '../read.ts';
import type { Block, Item } from './wrap.ts';

type Ruled = { readonly kind: 'heading'; readonly text: string; readonly rule: string };
type Found = Exclude<Block, { kind: 'heading' }> | Ruled;

const isIndented = (line: string | undefined): boolean => line?.startsWith('  ') ?? false;
const widthOf = (line: string): number => [...line].length;

/** Signs of the longest line; a letter of strangers may have more lines than a call takes arguments. */
const widestOf = (lines: readonly string[]): number => lines.reduce((most, line) => Math.max(most, widthOf(line)), 0);

/** Lines as one, as they stood before they were broken. */
const unbroken = (lines: readonly string[]): string => lines.map((line) => line.trim()).join(' ');

/** Cuts what goes on in indented lines from what begins anew. */
function entriesOf(lines: readonly string[]): string[][] {
  const entries: string[][] = [];
  for (const line of lines) {
    if (isIndented(line) && entries.length > 0) entries.at(-1)!.push(line);
    else entries.push([line]);
  }
  return entries;
}

const label = /^([A-Z][A-Za-z ]{1,20}): +(?=\S)/;

/** One entry of a list, without its mark; those below it stand exactly four columns in. */
function itemOf(lines: readonly string[]): Item {
  const first = lines.findIndex((line) => line.startsWith('    - '));
  const text = unbroken(first < 0 ? lines : lines.slice(0, first)).replace(/^\S+ /, '');
  if (first < 0) return text;
  const under: string[][] = [];
  for (const line of lines.slice(first)) {
    if (line.startsWith('    - ')) under.push([line.slice(6)]);
    else under.at(-1)!.push(line);
  }
  return { text, under: under.map(unbroken) };
}

/** The block that these lines are, between two empty ones. */
function blockOf(lines: readonly string[]): Found {
  const last = lines.at(-1)!;
  const [rule = ''] = /^[=~-]+$/.exec(last) ?? [];
  const above = lines.slice(0, -1);
  if (above.length > 0 && rule !== '' && new Set(rule).size === 1 && rule.length === widestOf(above))
    return { kind: 'heading', text: unbroken(above), rule: rule[0]! };
  if (lines.every(isIndented)) return { kind: 'verbatim', text: lines.map((line) => line.slice(2)).join('\n') };
  if (lines.every((line) => line.startsWith('> ')))
    return { kind: 'quote', text: lines.map((line) => line.slice(2)).join(' ') };
  const entries = entriesOf(lines);
  const ordered = entries.every(([line]) => /^\d{1,9}\. /.test(line!));
  if (ordered || entries.every(([line]) => line!.startsWith('- ')))
    return { kind: 'list', items: entries.map(itemOf), ...(ordered ? { ordered } : {}) };
  if (entries.every(([line]) => label.test(line!))) {
    const pairs = entries.map((entry) => {
      const said = unbroken(entry);
      const [head = '', name = ''] = label.exec(said)!;
      return [name, said.slice(head.length)] as const;
    });
    return { kind: 'fields', pairs };
  }
  return { kind: 'paragraph', text: unbroken(lines) };
}

/** The letter as blocks; an empty line within indented ones belongs to them. */
function blocksIn(text: string): Found[] {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const blocks: Found[] = [];
  let at = 0;
  let ended = 0;
  while (at < lines.length) {
    let end = at;
    while (end < lines.length && lines[end]!.trim() !== '') end += 1;
    const block = end > at ? blockOf(lines.slice(at, end)) : undefined;
    const before = blocks.at(-1);
    if (block?.kind === 'verbatim' && before?.kind === 'verbatim')
      blocks[blocks.length - 1] = { kind: 'verbatim', text: `${before.text}${'\n'.repeat(at - ended)}${block.text}` };
    else if (block) blocks.push(block);
    if (block) ended = end - 1;
    at = end + 1;
  }
  return blocks;
}

/** Words of a paragraph, which would begin something else in Markdown if they stood at the very beginning of a line. */
function paragraph(text: string): string {
  const ways = [text, ` ${text}`, `    ${text}`, text.replace(' ', '\n')];
  return ways.find((way) => readBlocks(way).every(({ kind }) => kind === 'paragraph')) ?? text;
}

function sayItem(item: Item, mark: string): string {
  if (typeof item === 'string') return `${mark} ${item}`;
  return [`${mark} ${item.text}`, ...item.under.map((each) => `  - ${each}`)].join('\n');
}

function sayBlock(block: Found): string {
  switch (block.kind) {
    case 'heading':
      return `### ${block.text}`;
    case 'list':
      return block.items.map((item, n) => sayItem(item, block.ordered ? `${n + 1}.` : '-')).join('\n');
    case 'quote':
      return `> ${block.text}`;
    case 'verbatim':
      return fenced(block.text);
    case 'fields':
      return block.pairs.map(([name, value]) => `${name}: ${value}`).join(' ');
    case 'paragraph':
      return paragraph(block.text);
  }
}

/** What a text says, in Markdown once more. */
const markdownOf = (blocks: readonly Found[]): string => blocks.map(sayBlock).join('\n\n');

const itemsOf = (blocks: readonly Found[]): readonly string[] =>
  blocks.flatMap((block) =>
    block.kind === 'list' ? block.items.map((item) => (typeof item === 'string' ? item : item.text)) : [],
  );

const stretch =
  /^(.{1,250}?): ((?:all |\S+ )(?:versions|before \S+|alone|and later|up to and including \S+|up to, but not including, \S+))\. (?:Upgrade to (\S+)\.(?: Needed first: (.+))?|No patch: (.+)|No patch yet: (.+)|No patch yet\.)$/s;
const span = /^(.{1,200}?): ((?:every commit|commits from [0-9a-f]{40,64})[^:]{0,150} of \S+)\.$/s;

function versionOf(item: string): VersionLine | string {
  const [whole, productAndLine, affected = '', patched, needed, unpatched, planned] = stretch.exec(item) ?? [];
  if (whole !== undefined) {
    return {
      productAndLine: productAndLine!,
      affected,
      ...(patched ? { patched } : {}),
      ...(needed ? { first: needed } : {}),
      ...(unpatched ? { unpatched } : {}),
      ...(planned ? { planned } : {}),
    };
  }
  const [commits, product, from = ''] = span.exec(item) ?? [];
  return commits === undefined ? item : { product: product!, line: 'commits', affected: from };
}

function referenceOf(item: string): ReferenceLine | string {
  const [, url, kind, title] = /^(\S+) \(([a-z]+)(?:: (.+))?\)$/s.exec(item) ?? [];
  return url ? { url, kind: kind!, ...(title ? { title } : {}) } : item;
}

function creditOf(item: string): NonNullable<Outline['credit']>[number] {
  const [, said = item, url] = /^(.*), (https?:\/\/\S+)$/s.exec(item) ?? [];
  return { said, ...(url ? { url } : {}) };
}

const lists = ['Affected versions', 'Not affected, or not judged yet', 'Credit', 'References', 'Timeline', 'History'];

/** What a letter says, piece by piece; what stands elsewhere than in ours is left over. */
function outlineOf(text: string): Outline {
  const blocks = blocksIn(text);
  const [title, fields] = blocks;
  const facts = new Map<string, string[]>();
  if (fields?.kind === 'fields')
    for (const [name, value] of fields.pairs) {
      const others = facts.get(name);
      if (others) others.push(value);
      else facts.set(name, [value]);
    }
  const [id] = facts.get('Advisory') ?? [];
  facts.delete('Advisory');
  const parts: { heading: string; blocks: Found[] }[] = [{ heading: '', blocks: [] }];
  for (const block of blocks.slice(2)) {
    if (block.kind === 'heading' && block.rule === '-') parts.push({ heading: block.text, blocks: [] });
    else parts.at(-1)!.blocks.push(block);
  }
  const [opening, ...sections] = parts;
  const texts: Record<string, string> = Object.create(null);
  const items: Record<string, readonly string[]> = {};
  const elsewhere: string[] = [];
  const seen = new Set<string>();
  for (const part of sections) {
    const isList = lists.includes(part.heading) && !seen.has(part.heading);
    const others = part.blocks.filter(({ kind }) => !isList || kind !== 'list');
    if (isList) items[part.heading] = itemsOf(part.blocks);
    else if (!seen.has(part.heading)) texts[part.heading] = markdownOf(others.splice(0));
    if (others.length > 0) for (const said of [part.heading, ...others.map(sayBlock)]) elsewhere.push(said);
    seen.add(part.heading);
  }
  const { Summary: summary, Contact: contact, ...told } = texts;
  const said = markdownOf(opening!.blocks);
  const withdrawn = said === withdrawnLine ? said : undefined;
  return {
    ...(id && title?.kind === 'heading' ? { id, title: title.text } : {}),
    ...(withdrawn ? { withdrawn } : {}),
    facts: Object.fromEntries(facts),
    ...(summary ? { summary } : {}),
    versions: (items['Affected versions'] ?? []).map(versionOf),
    statements: items['Not affected, or not judged yet'] ?? [],
    texts: told,
    credit: (items.Credit ?? []).map(creditOf),
    references: (items.References ?? []).map(referenceOf),
    timeline: items.Timeline ?? [],
    history: items.History ?? [],
    ...(contact ? { contact } : {}),
    elsewhere: [...(said && !withdrawn ? [said] : []), ...elsewhere],
  };
}

/** Reads the text of an announcement as we write it; what it says in other words, or elsewhere, is told as lost. */
export async function readMail(text: string): Promise<ReadAdvisory> {
  if (text.length > longestDocument) return { faults: [tooLong(text)] };
  return readOutline(outlineOf(text.toWellFormed()), 'mail-lost');
}
