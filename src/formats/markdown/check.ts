import { type Fault, fault, warning } from '../../core/case/fault.ts';
import { fencesIn } from '../../parts/markdown/fences.ts';
import { fact } from './read.ts';

interface Rule {
  readonly id: string;
  readonly broken: RegExp;
  readonly message: string;
  readonly mend: string;
}

/** What one line of a page must not carry, outside of code. */
const rules: readonly Rule[] = [
  {
    id: 'markdown-html',
    broken: /(?<!\\)<\/?[a-z][a-z0-9-]*(?:[\s/][^<>]*)?>/i,
    message: 'has a tag of HTML, which most programs drop and some carry out.',
    mend: 'Say it in Markdown, or put it between ticks.',
  },
  {
    id: 'markdown-address',
    broken: /\]\(\s*<?\s*(?:javascript|data|vbscript):/i,
    message: 'has a link that runs a script or carries data.',
    mend: 'Link to an address that begins with https:.',
  },
  {
    id: 'markdown-characters',
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    broken: /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/,
    message: 'has control or direction characters, behind which words can hide.',
    mend: 'Take them out.',
  },
];

/** The lines of a page with code taken out, so that what stands in it is not taken for markup. */
function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r?\n/);
  const { isFenced } = fencesIn(lines);
  return lines.map((line, n) => (isFenced[n] ? '' : line.replaceAll(/`[^`]{0,2000}`/g, '')));
}

/** What is wrong with an advisory as a Markdown page: that it begins as one, says what readers look for, and hides nothing. */
export async function checkMarkdown(text: string): Promise<readonly Fault[]> {
  if (!/^# \S/.test(text))
    return [
      fault('markdown-title', '', 'The page does not begin with a title.', 'Begin it with a line "# ID: Title".'),
    ];
  const lines = linesOf(text);
  const found = lines.flatMap((line, n) =>
    rules
      .filter(({ broken }) => broken.test(line))
      .map(({ id, message, mend }) => warning(id, '', `Line ${n + 1} ${message}`, mend)),
  );
  const facts = 'It has no list of facts, such as the CVE id, the severity and when it was published.';
  return [
    ...(lines.some((line) => fact.test(line))
      ? []
      : [warning('markdown-facts', '', facts, 'Write them as "- **CVE:** CVE-2026-41246", a line each.')]),
    ...(lines.some((line) => /^\|(?:\s*:?-{3,}:?\s*\|)+\s*$/.test(line))
      ? []
      : [warning('markdown-versions', '', 'It has no table of affected versions.', 'Have one, a row a release line.')]),
    ...found,
  ];
}
