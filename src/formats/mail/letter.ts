import { type ListItem, type Block as MarkdownBlock, readBlocks } from '../../parts/markdown/blocks.ts';
import { type Block, type Item, plainText, wrapMail } from './wrap.ts';

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

/** Markdown of the small safe subset as blocks of a letter. */
export const blocksOf = (markdown: string): Block[] => readBlocks(plainText(markdown)).flatMap(setIn);

function setIn(block: MarkdownBlock): Block[] {
  switch (block.kind) {
    case 'code':
      return [{ kind: 'verbatim', text: block.text }];
    case 'heading':
      return [{ kind: 'heading', text: block.text }];
    case 'list':
      return [
        {
          kind: 'list',
          items: block.items.flatMap(itemsOf),
          ...(block.ordered ? { ordered: true } : {}),
        },
      ];
    case 'quote':
    case 'paragraph':
      return [{ kind: block.kind, text: block.text }];
  }
}

/** An entry as it is set; one without words of its own is left out, and what stands below it moves up. */
function itemsOf({ text, under }: ListItem): readonly Item[] {
  const below = under.map((each) => each.text).filter((each) => each.trim() !== '');
  if (text.trim() === '') return below;
  return [below.length > 0 ? { text, under: below } : text];
}
