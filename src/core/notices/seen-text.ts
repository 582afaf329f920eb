/** A text as a reader sees it, and where each of its characters stands in what was written. */
export interface SeenText {
  readonly text: string;
  /** The same with letters of other scripts that look like Latin ones; character for character as long. */
  readonly latin: string;
  /** The place in what was written, in UTF-16 units, of a place in `text`. */
  readonly from: (index: number) => number;
}

/** Letters of other scripts that look like those of an id. */
const lookAlikes: Readonly<Record<string, string>> = {
  ...{ А: 'A', а: 'a', С: 'C', с: 'c', Е: 'E', е: 'e', Н: 'H', Ѕ: 'S', ѕ: 's', Ԍ: 'G', Ѵ: 'V', ѵ: 'v' },
  ...{ Α: 'A', Ε: 'E', Η: 'H', ν: 'v' },
};

const isPlain = (text: string): boolean => !/[^ -~\s]/u.test(text);
const invisible = /\p{Cf}|\p{Variation_Selector}|\u034F|[\u115F\u1160\u3164]/gu;

/** Invisible characters can split an id for a pattern and not for the eye: they are gone here, and forms are one. */
export function asSeen(written: string): SeenText {
  if (isPlain(written)) return { text: written, latin: written, from: (index) => index };
  const places: number[] = [];
  let text = '';
  for (const { 0: cluster, index } of written.matchAll(/\P{M}\p{M}*|\p{M}+/gsu)) {
    const shown = cluster.normalize('NFKC').replace(invisible, '');
    for (let i = 0; i < shown.length; i += 1) places.push(index);
    text += shown;
  }
  const latin = text.replace(/[^ -~\s]/gu, (letter) => lookAlikes[letter] ?? letter);
  return { text, latin, from: (index) => places[index] ?? written.length };
}

/** A stretch of a seen text, in UTF-16 units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Where a text says a word or a name: whole words only, so that “Ann” is not found in “planned”; scripts without spaces are
 * searched as they are. A word of fewer than three letters (two of those scripts) is too common to look for.
 */
export function saidAt(seen: SeenText, word: string): readonly Stretch[] {
  const looked = asSeen(word).text.trim();
  const hasWords = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{M}]*$/u.test(looked);
  if (looked.length < (hasWords ? 3 : 2)) return [];
  if (hasWords && !mightSay(seen, looked)) return [];
  const { text } = seen;
  // The edges are looked at apart: with classes of letters in it, each pattern takes a millisecond to compile.
  const literal = new RegExp(looked.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replace(/\s+/gu, '\\s+'), 'giu');
  const found: Stretch[] = [];
  for (let hit = literal.exec(text); hit; hit = literal.exec(text)) {
    const [start, end] = [hit.index, hit.index + hit[0].length];
    if (!hasWords || isWhole(text, start, end)) found.push({ start, end });
    // By a whole character: from within one, the same place would be found for ever.
    else literal.lastIndex = start + String.fromCodePoint(text.codePointAt(start)!).length;
  }
  return found;
}

/** From so many characters on, the words of a text are listed once: a thousand names are looked for in megabytes of code. */
const longText = 10_000;
const listed = new WeakMap<SeenText, ReadonlySet<string>>();

/** Whether every word of a name stands somewhere in the text. False where the name cannot; true says nothing. */
function mightSay(seen: SeenText, name: string): boolean {
  // The one mark that is a letter in another case: it would part words otherwise than a pattern does.
  if (seen.text.length < longText || seen.text.includes('\u0345')) return true;
  const words = listed.get(seen) ?? new Set([...new Set(runsOf(seen.text))].map(inOneCase));
  listed.set(seen, words);
  return runsOf(name).every((run) => words.has(inOneCase(run)));
}

const runsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** Alike for all that a pattern takes for the same letters whatever their case: ſ and s, ẞ and ß, ς and σ. */
export const inOneCase = (word: string): string => word.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ');

/** Whether neither a letter nor a digit stands right before or after a stretch of a text. */
function isWhole(text: string, start: number, end: number): boolean {
  const [before, after] = [text.slice(Math.max(0, start - 2), start), text.slice(end, end + 2)];
  return !/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after);
}

/** The words that a text says, as a reader sees it. */
export function wordsSaid(text: string, words: readonly string[]): readonly string[] {
  const seen = asSeen(text);
  return words.filter((word) => saidAt(seen, word).length > 0);
}
