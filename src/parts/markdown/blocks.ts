import { fenceOf, isClosing } from './fences.ts';

/** A piece of a document, its text still unread (see `readInline`). */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'heading'; readonly depth: number; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly ListItem[] };

export interface ListItem {
  readonly text: string;
  readonly under: readonly ListItem[];
}

const item = /^( {0,7})(?:[-*+]|(\d{1,4})[.)])\s+(.*)$/;

/** Splits a text into blocks. Never fails: what is not understood is a paragraph. */
export function readBlocks(source: string): readonly Block[] {
  const lines = source.replace(/\r\n?/g, '\n').split('\n');
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const fence = fenceOf(line);
    if (fence) {
      const stop = endOf(lines, at + 1, (each) => !isClosing(each, fence));
      blocks.push({ kind: 'code', text: lines.slice(at + 1, stop).join('\n') });
      at = stop + 1;
    } else if (line.trim() === '') {
      at += 1;
    } else if (/^#{1,6}\s+\S/.test(line)) {
      const depth = /^#+/.exec(line)?.[0].length ?? 1;
      blocks.push({ kind: 'heading', depth, text: line.slice(depth).trim().replace(/\s#+$/, '') });
      at += 1;
    } else if (line.startsWith('>')) {
      const end = endOf(lines, at, (each) => each.startsWith('>'));
      blocks.push({
        kind: 'quote',
        text: lines
          .slice(at, end)
          .map((each) => each.replace(/^>\s?/, ''))
          .join('\n'),
      });
      at = end;
    } else if (item.test(line)) {
      const end = endOf(lines, at, (each) => item.test(each) || /^\s+\S/.test(each));
      blocks.push(readList(lines.slice(at, end)));
      at = end;
    } else {
      const end = endOf(
        lines,
        at,
        (each) => each.trim() !== '' && !/^(#{1,6}\s|>)/.test(each) && fenceOf(each) === undefined && !item.test(each),
      );
      const stop = Math.max(end, at + 1);
      blocks.push({
        kind: 'paragraph',
        text: lines
          .slice(at, stop)
          .map((each) => each.trim())
          .join('\n'),
      });
      at = stop;
    }
  }
  return blocks;
}

function endOf(lines: readonly string[], from: number, belongs: (line: string) => boolean): number {
  let end = from;
  while (end < lines.length && belongs(lines[end] ?? '')) end += 1;
  return end;
}

function readList(lines: readonly string[]): Block {
  const items: { text: string; under: { text: string; under: [] }[] }[] = [];
  let ordered = false;
  for (const line of lines) {
    const [, indent, number, text] = item.exec(line) ?? [];
    const last = items.at(-1);
    if (text === undefined) {
      const open = last?.under.at(-1) ?? last;
      if (open) open.text += `\n${line.trim()}`;
    } else if (last && (indent?.length ?? 0) >= 2) {
      last.under.push({ text, under: [] });
    } else {
      if (items.length === 0) ordered = number !== undefined;
      items.push({ text, under: [] });
    }
  }
  return { kind: 'list', ordered, items };
}
