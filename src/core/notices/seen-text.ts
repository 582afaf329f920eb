import { countBelow } from './count-below.ts';
import { atOnce, handful, type InPieces } from './in-pieces.ts';

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
// A run of plain characters, or one character with the marks that stand on it.
const clusters = /[ -~\n]{1,1000}(?!\p{M})|\P{M}\p{M}*|\p{M}+/gsu;

/** Invisible characters can split an id for a pattern and not for the eye: they are gone here, and forms are one. */
export const asSeen = (written: string): SeenText => atOnce(seenInPieces(written));

/** The same, in pieces. */
export function* seenInPieces(written: string): InPieces<SeenText> {
  if (isPlain(written)) return { text: written, latin: written, from: (index) => index };
  // Where each cluster begins, as it is seen and as it was written.
  const starts: number[] = [];
  const places: number[] = [];
  const runs: boolean[] = [];
  let length = 0;
  // Of the clusters since the last rest, and of all before: a hundred thousand joined at one go hold others up.
  let [shownNow, latinNow]: [string[], string[]] = [[], []];
  let count = 0;
  const texts: string[] = [];
  const latins: string[] = [];
  const rest = () => {
    texts.push(shownNow.join(''));
    latins.push(latinNow.join(''));
    [shownNow, latinNow] = [[], []];
  };
  for (const { 0: cluster, index } of written.matchAll(clusters)) {
    count += 1;
    if (count % handful === 0) {
      rest();
      yield;
    }
    const isRun = !/[^ -~\n]/u.test(cluster);
    const shown = isRun ? cluster : cluster.normalize('NFKC').replace(invisible, '');
    if (shown === '') continue;
    starts.push(length);
    places.push(index);
    runs.push(isRun);
    length += shown.length;
    shownNow.push(shown);
    latinNow.push(isRun ? shown : shown.replace(/[^ -~\s]/gu, (letter) => lookAlikes[letter] ?? letter));
  }
  rest();
  const from = (index: number): number => {
    if (index >= length) return written.length;
    const at = countBelow(starts, index + 1) - 1;
    return places[at]! + (runs[at] ? index - starts[at]! : 0);
  };
  return { text: texts.join(''), latin: latins.join(''), from };
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
export const saidAt = (seen: SeenText, word: string): readonly Stretch[] => atOnce(saidInPieces(seen, word));

/** The same, in pieces. */
export function* saidInPieces(seen: SeenText, word: string): InPieces<readonly Stretch[]> {
  const looked = asSeen(word).text.trim();
  const hasWords = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{M}]*$/u.test(looked);
  if (looked.length < (hasWords ? 3 : 2)) return [];
  if (hasWords && !(yield* mightSay(seen, looked))) return [];
  const { text } = seen;
  // The edges are looked at apart: with classes of letters in it, each pattern takes a millisecond to compile.
  const literal = new RegExp(looked.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replace(/\s+/gu, '\\s+'), 'giu');
  const found: Stretch[] = [];
  let count = 0;
  for (let hit = literal.exec(text); hit; hit = literal.exec(text)) {
    const [start, end] = [hit.index, hit.index + hit[0].length];
    if (!hasWords || isWhole(text, start, end)) found.push({ start, end });
    // By a whole character: from within one, the same place would be found for ever.
    else literal.lastIndex = start + String.fromCodePoint(text.codePointAt(start)!).length;
    count += 1;
    if (count % handful === 0) yield;
  }
  return found;
}

/** From so many characters on, the words of a text are listed once: a thousand names are looked for in megabytes of code. */
const longText = 10_000;
const listed = new WeakMap<SeenText, ReadonlySet<string>>();

/** Whether every word of a name stands somewhere in the text. False where the name cannot; true says nothing. */
function* mightSay(seen: SeenText, name: string): InPieces<boolean> {
  if (seen.text.length < longText) return true;
  const words = listed.get(seen) ?? (yield* wordsOf(seen.text));
  listed.set(seen, words);
  // The one mark that is a letter in another case: it would part words otherwise than a pattern does.
  return words.has('\u0345') || runsOf(name).every((run) => words.has(inOneCase(run)));
}

/** Every word of a text in one case, and U+0345 itself where it stands anywhere. */
function* wordsOf(text: string): InPieces<ReadonlySet<string>> {
  const written = new Set<string>();
  const words = new Set<string>();
  let count = 0;
  for (const [run] of text.matchAll(/[\p{L}\p{N}]+|\u0345/gu)) {
    count += 1;
    if (count % handful === 0) yield;
    if (written.has(run)) continue;
    written.add(run);
    words.add(run === '\u0345' ? run : inOneCase(run));
  }
  return words;
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
