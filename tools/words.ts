// One word for one idea: refuses the words of GLOSSARY.md's last column in names, file names and sentences.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { code, filesIn, finish } from './files.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Where a refused word is somebody else's, or a verb: each is tried against the sentence around the word. */
const theirs = [
  /\b(public|github|gitlab|security) issues?\b/i,
  /\b(cra-|vulnerability |incident )notifications?\b/i, // so Article 14 of the Cyber Resilience Act calls a report
  /\bissue (tracker|template)s?\b/i,
  /\b(package|password|release|key)[ -]managers?\b/i,
  /\b(security|independent) researchers?\b/i,
  /\b(to|will|may|can|cannot|must|we|they|you|and) issue\b/i,
  /\bissues? (a|an|the|one|new|no|its|their|certificates?|tokens?|credentials?)\b/i,
];

/** The refused words: what stands in backticks in the last column of the glossary's table, in lower case. */
export function refusedWords(glossary: string): Set<string> {
  const cells = [...glossary.matchAll(/^\|[^|\n]*\|[^|\n]*\|[^|\n]*\|([^|\n]*)\|$/gm)].map((row) => row[1]!);
  const words = cells.flatMap((cell) => [...cell.matchAll(/`([a-z]+)`/g)].map((match) => match[1]!));
  return new Set(words.flatMap((word) => [word, `${word}s`]).concat('util', 'utils'));
}

/** Names are cut at capitals, digits and marks: `openIssueCount` is open, issue, count. */
const partsOf = (name: string) =>
  name.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[^A-Za-z]+/).filter(Boolean);

function inName(name: string, refused: ReadonlySet<string>): string | undefined {
  const parts = partsOf(name).map((part) => part.toLowerCase());
  // As a verb it is fine: issueToken, IssueCredential. A release manager is a person of the process.
  return parts.find(
    (part, i) =>
      refused.has(part) &&
      !(part === 'issue' && i === 0 && parts.length > 1) &&
      !(part === 'manager' && parts[i - 1] === 'release'),
  );
}

export function inSentence(sentence: string, refused: ReadonlySet<string>): string | undefined {
  let rest = sentence;
  for (const pattern of theirs) rest = rest.replace(new RegExp(pattern, 'gi'), ' ');
  if (/[a-z]!(\s|$)/.test(rest)) return 'an exclamation mark';
  return rest.match(/[A-Za-z]+/g)?.find((word) => refused.has(word.toLowerCase()));
}

/** What is wrong with the words of one source file: names always, sentences unless it is a test. */
export function checkCode(path: string, source: string, refused: ReadonlySet<string>): string[] {
  const tokens = tokensOf(path, source);
  // Zod calls its faults issues, and `issue(…)` is a verb: a file with either may say the word.
  const asksZod = tokens.some(({ text }, i) => {
    const [before, after] = [tokens[i - 1]?.text, tokens[i + 1]?.text];
    return (
      (text === 'zod' && before === 'from') ||
      (text === 'issues' && before === '.') ||
      (text === 'issue' && after === '(')
    );
  });
  const isTest = /^test\/|\.test\.tsx?$/.test(path);
  const found = tokens.flatMap((token, i) => {
    const word = token.kind === 'name' ? wordOfName(token, i) : wordOfText(token, isTest);
    return word ? [`${path}:${token.line}: ${word} is not our word; GLOSSARY.md has the one to use`] : [];
  });
  const named = inName(basename(path), refused);
  return named ? [`${path}: ${named} is not our word for a file`, ...found] : found;

  function wordOfName(token: Token, i: number): string | undefined {
    if (asksZod && /issues?$/i.test(token.text)) return undefined;
    // The scanner gives JSX text as names: there a word is judged with its neighbours.
    const around = tokens.slice(Math.max(0, i - 2), i + 3).map(({ text }) => text);
    const isWord = path.endsWith('.tsx') && refused.has(token.text.toLowerCase());
    const isTheirs = isWord && inSentence(around.join(' '), refused) === undefined;
    return isTheirs ? undefined : inName(token.text, refused);
  }
  function wordOfText(token: Token, skip: boolean): string | undefined {
    const isSentence = token.kind !== 'mark' && /[a-z] [a-z]/i.test(token.text);
    return isSentence && !skip ? inSentence(token.text, refused) : undefined;
  }
}

/** What is wrong with the words of a page of prose; code between backticks and fences is left alone. */
export function checkProse(path: string, source: string, refused: ReadonlySet<string>): string[] {
  const plain = source.replace(/```[\s\S]*?```|`[^`\n]*`|https?:\S+/g, (it) => it.replace(/[^\n]/g, ' '));
  return plain.split('\n').flatMap((line, i) => {
    const word = inSentence(line.replace(/!\[/g, '['), refused);
    return word ? [`${path}:${i + 1}: ${word} is not our word; GLOSSARY.md has the one to use`] : [];
  });
}

if (import.meta.main) {
  const glossary = readFileSync('GLOSSARY.md', 'utf8');
  const refused = refusedWords(glossary);
  const sources = ['src', 'test', 'tools', 'bin'].flatMap((folder) => filesIn(folder, code));
  const pages = [...filesIn('docs', ['.md']), 'README.md', 'CHANGELOG.md', 'SECURITY.md', 'ARCHITECTURE.md'];
  const found = [
    ...sources.flatMap((path) => checkCode(path, readFileSync(path, 'utf8'), refused)),
    ...pages.flatMap((path) => checkProse(path, readFileSync(path, 'utf8'), refused)),
  ];
  finish(found, `${refused.size / 2} words refused in ${sources.length} files and ${pages.length} pages`);
}
