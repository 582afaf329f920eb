import { type Block, plainText, wrapMail } from './wrap.ts';

/** A letter before it is set: the subject line and the blocks of its body. Whom it goes to is not its business. */
export interface Letter {
  readonly subject: string;
  readonly blocks: readonly Block[];
}

/** Sets a letter as plain text of 72 columns; the subject becomes one line of at most 200 characters. */
export function renderMail(letter: Letter): { readonly subject: string; readonly text: string } {
  const subject = plainText(letter.subject).replaceAll(/\s+/g, ' ').trim();
  return { subject: [...subject].slice(0, 200).join(''), text: wrapMail(letter.blocks) };
}

/** Markdown of the small safe subset as blocks: fences stay as they are, lists and headings are recognised. */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  const parts = plainText(markdown).split(/^(?:```|~~~)[^\n]*$/m);
  for (const [n, part] of parts.entries()) {
    if (n % 2 === 1) blocks.push({ kind: 'verbatim', text: part.replace(/^\n|\n$/g, '') });
    else blocks.push(...part.split(/\n\s*\n/).flatMap(blockOf));
  }
  return blocks;
}

function blockOf(text: string): Block[] {
  const trimmed = text.trim();
  if (trimmed === '') return [];
  const heading = /^#{1,6}\s+(.*)$/.exec(trimmed.split('\n')[0]!);
  if (heading) {
    const rest = trimmed.split('\n').slice(1).join('\n');
    return [{ kind: 'heading', text: heading[1]! }, ...blockOf(rest)];
  }
  const items = trimmed.split(/\n(?=[ ]{0,3}[-*+] )/);
  if (items.every((item) => /^[-*+] /.test(item.trimStart()))) {
    return [{ kind: 'list', items: items.map((item) => item.trimStart().slice(2)) }];
  }
  const lead = /^[-*+] /.test(items[0]!.trimStart()) ? [] : [items[0]!];
  if (items.length > lead.length && lead.length > 0) {
    const list = items.slice(1).map((item) => item.trimStart().slice(2));
    return [
      { kind: 'paragraph', text: lead[0]! },
      { kind: 'list', items: list },
    ];
  }
  return [{ kind: 'paragraph', text: trimmed }];
}
