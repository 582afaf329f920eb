/** One entry of a list, and such as stand below it. */
export type Item = string | { readonly text: string; readonly under: readonly string[] };

/** One piece of a plain-text letter. */
export type Block =
  /** A paragraph; its line breaks do not count. */
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Its rule tells its rank: `=` for the letter's own title, `-` for a part, `~` for a part of a text. */
  | { readonly kind: 'heading'; readonly text: string; readonly rule?: '=' | '-' | '~' }
  /** `ordered` numbers its entries. */
  | { readonly kind: 'list'; readonly items: readonly Item[]; readonly ordered?: boolean }
  | { readonly kind: 'quote'; readonly text: string }
  /** Names and values, one pair a line, values in one column. */
  | { readonly kind: 'fields'; readonly pairs: readonly (readonly [string, string])[] }
  /** Lines that must stay as they are, such as a command. */
  | { readonly kind: 'verbatim'; readonly text: string };

/** Columns of a line of mail; a longer word, such as an address, stands alone on its line. */
export const columns = 72;

/** Characters as people count them: a pair of surrogates is one. */
const widthOf = (text: string): number => text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const unusual = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;

/** Takes out what a mail reader could mistake or a sender could hide behind: control and direction characters. */
export function plainText(text: string): string {
  // Most texts have nothing of the kind, and every one comes here more than once.
  if (!unusual.test(text)) return text;
  return (
    text
      .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what goes
      .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
      .replaceAll('\t', '  ')
  );
}

/** Fills lines with words; `first` begins the first line and `rest` all others. */
export function fill(text: string, first = '', rest = first): string[] {
  const lines: string[] = [];
  let line = first;
  let width = widthOf(first);
  let isEmpty = true;
  for (const word of plainText(text).split(/\s+/)) {
    if (word === '') continue;
    const more = widthOf(word);
    if (!isEmpty && width + 1 + more > columns) {
      lines.push(line);
      line = rest;
      width = widthOf(rest);
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    width += isEmpty ? more : more + 1;
    isEmpty = false;
  }
  return isEmpty ? lines : [...lines, line];
}

function fieldLines(pairs: readonly (readonly [string, string])[]): string[] {
  const widest = Math.min(24, Math.max(...pairs.map(([name]) => widthOf(name) + 2)));
  return pairs.flatMap(([name, value]) => {
    const label = `${name}: `.padEnd(widest);
    const lines = fill(value, label, ' '.repeat(widest));
    return lines.length > 0 ? lines : [label.trimEnd()];
  });
}

/** Lines that go on stand further in than their mark; entries below one further still, so that the two differ. */
function itemLines(item: Item, mark: string): string[] {
  const { text, under } = typeof item === 'string' ? { text: item, under: [] } : item;
  const lines = fill(text, mark, mark === '- ' ? '  ' : '   ');
  return [...lines, ...under.flatMap((each) => fill(each, '    - ', '      '))];
}

function withoutEmptyEnds(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex((line) => line.trim() !== '') + 1);
}

function linesOf(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
      return fill(block.text);
    case 'heading': {
      const lines = fill(block.text);
      return lines.length > 0 ? [...lines, (block.rule ?? '-').repeat(Math.max(...lines.map(widthOf)))] : [];
    }
    case 'list':
      return block.items.flatMap((item, n) => itemLines(item, block.ordered ? `${n + 1}. ` : '- '));
    case 'quote':
      return fill(block.text, '> ');
    case 'fields':
      return block.pairs.length > 0 ? fieldLines(block.pairs) : [];
    case 'verbatim':
      return withoutEmptyEnds(plainText(block.text).split('\n')).map((line) => `  ${line}`.trimEnd());
  }
}

/** Sets blocks as plain text of 72 columns, an empty line between two of them, a line break at the end. */
export function wrapMail(blocks: readonly Block[]): string {
  const set = blocks.map((block) => linesOf(block).join('\n')).filter((text) => text !== '');
  return set.length > 0 ? `${set.join('\n\n')}\n` : '';
}
