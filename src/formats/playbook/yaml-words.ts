/** What a fault of the YAML parser says, and the way out. */
interface Words {
  readonly said: string;
  readonly mend: string;
}

/** The way out of what YAML takes for a sign of its own. */
export const quoted = 'Put the text in quotation marks.';

/** The parser's codes in words of people who write files by hand. */
const byCode: Readonly<Record<string, Words>> = {
  DUPLICATE_KEY: { said: 'This field stands twice', mend: 'Keep one of the two fields.' },
  BLOCK_AS_IMPLICIT_KEY: {
    said: 'A field begins within the value of another',
    mend: 'Put a text that has a colon in it in quotation marks, and begin the fields of one set in the same column.',
  },
  MULTILINE_IMPLICIT_KEY: {
    said: 'What should be the name of a field goes on over several lines',
    mend: 'Write "name: value" with a space after the colon, and indent what goes on.',
  },
};

/** Where one code has several meanings, the parser's sentences, with what is worth keeping of them. */
const bySentence: readonly (readonly [shape: RegExp, words: (kept: string) => Words])[] = [
  [
    /^Missing closing (["'])quote$/,
    (mark) => ({ said: `The quotation mark ${mark} is not closed`, mend: 'Close it where the text ends.' }),
  ],
  [
    /^Plain value cannot start with \D* (\S)$/,
    (sign) => ({ said: `A text without quotation marks cannot begin with ${sign}`, mend: quoted }),
  ],
  [
    /^Unexpected \S+ at node end$/,
    () => ({ said: 'The value has ended before this', mend: `${quoted} A mark that stands in it is written twice.` }),
  ],
  [
    /^Invalid escape sequence (.*)$/,
    (sequence) => ({ said: `${sequence} has no meaning here`, mend: 'Write two backslashes for one.' }),
  ],
  [/^Unresolved tag: (.*)$/, (tag) => ({ said: `Nothing is known that is called ${tag}`, mend: quoted })],
];

const mends: Readonly<Record<string, string>> = {
  BAD_INDENT: 'Indent the lines of one list or set of fields alike.',
  TAB_AS_INDENT: 'Indent with spaces; tabs do not count.',
  MULTIPLE_DOCS: 'Put one document into the file; take the line --- out.',
  UNEXPECTED_TOKEN: 'Look for a missing quotation mark, colon or bracket there.',
};

/** A fault of the parser in our words, where we have any; `said` is without its full stop. */
export function yamlWords(code: string, message: string): Words {
  const said = message
    .split('\n')[0]!
    .replace(/ at line \d+.*$/, '')
    .replace(/[.:]$/, '');
  if (Object.hasOwn(byCode, code)) return byCode[code]!;
  for (const [shape, words] of bySentence) {
    const [whole, kept = ''] = shape.exec(said) ?? [];
    if (whole !== undefined) return words(kept);
  }
  return { said, mend: mends[code] ?? 'Correct the text there.' };
}
