import { createHmac, randomBytes } from 'node:crypto';
import type { RandomBytes } from './bytes.ts';
import list from './words.json' with { type: 'json' };

/** Ten words out of 7,776 are 129.2 bits: no slow derivation is needed to keep them from being guessed. */
export const wordsInKey = 10;

interface WordList {
  readonly words: readonly string[];
  readonly known: ReadonlySet<string>;
  readonly longest: number;
}

let loaded: WordList | undefined;

/** The words, sorted; none of them begins another one, so that a key can be read without its spaces. */
export function wordList(): WordList {
  if (!loaded) {
    const words = list.words.split(' ');
    loaded = { words, known: new Set(words), longest: Math.max(...words.map((word) => word.length)) };
  }
  return loaded;
}

/** A new reporter key: ten lower-case words with single spaces, each drawn evenly from the list. */
export function newReporterKey(random: RandomBytes = randomBytes): string {
  const { words } = wordList();
  const even = Math.floor(65_536 / words.length) * words.length;
  const drawn: string[] = [];
  while (drawn.length < wordsInKey) {
    const value = random(2).readUInt16BE();
    if (value < even) drawn.push(words[value % words.length] as string);
  }
  return drawn.join(' ');
}

/**
 * Reads a reporter key as a person typed or pasted it: case, spaces, dashes, line ends, numbering and other signs
 * between words do not matter. Gives the ten words with single spaces, or null when it is no reporter key.
 */
export function normaliseReporterKey(text: string): string | null {
  if (text.length > 1_000) return null;
  const letters = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');
  const { known, longest } = wordList();
  const words: string[] = [];
  let start = 0;
  while (start < letters.length && words.length < wordsInKey) {
    let end = start + 1;
    while (end <= letters.length && end - start <= longest && !known.has(letters.slice(start, end))) end += 1;
    const word = letters.slice(start, end);
    if (!known.has(word)) return null;
    words.push(word);
    start = end;
  }
  return start === letters.length && words.length === wordsInKey ? words.join(' ') : null;
}

/**
 * What the database keeps instead of the words: HMAC-SHA-256, 32 bytes.
 * @param indexKey `derive(root, 'index')`.
 * @param words a reporter key as `newReporterKey` or `normaliseReporterKey` gives it.
 */
export function reporterLookup(indexKey: Buffer, words: string): Buffer {
  return createHmac('sha256', indexKey).update(`tidegate/reporter/1\n${words}`).digest();
}
