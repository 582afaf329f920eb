import type { InPieces } from './in-pieces.ts';

/** Where a pattern stands in a text, and what it found there. */
export interface Standing {
  readonly start: number;
  readonly end: number;
  readonly found: string;
}

/** So many characters are searched at a stretch. */
const parcelLength = 16_000;
/** A pattern reads so far back at most, and needs so many characters at most to begin somewhere: `leak-patterns.ts` and `commit-rules.ts` keep to it. */
const back = 300;
const ahead = 7_000;

/**
 * Where a pattern stands in a text, exactly as `matchAll` finds it. Parcels overlap by the longest of what is looked for:
 * whatever begins in one is found there, and is asked once more of the whole text, so that no edge adds, loses or cuts it.
 * @param pattern global, reading back and ahead no further than the patterns of this folder do
 * @param parcel characters of one parcel
 */
export function* standsIn(text: string, pattern: RegExp, parcel = parcelLength): InPieces<Standing[]> {
  if (text.length <= parcel)
    return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
      start: index,
      end: index + found.length,
      found,
    }));
  const { search, exact } = twinsOf(pattern);
  const all: Standing[] = [];
  let next = 0;
  for (let [from, to] = [0, 0]; from < text.length; from = to) {
    if (from > 0) yield;
    to = from + parcel;
    if (isSecondHalf(text.charCodeAt(to))) to += 1;
    const offset = Math.max(0, from - back);
    const part = text.slice(offset, to + ahead);
    search.lastIndex = Math.max(from, next) - offset;
    for (let hit = search.exec(part); hit && offset + hit.index < to; hit = search.exec(part)) {
      const start = offset + hit.index;
      exact.lastIndex = start;
      const found = exact.exec(text)?.[0];
      if (found !== undefined) {
        next = start + found.length;
        all.push({ start, end: next, found });
      }
      // By a whole character: from within one, the same place would be found for ever.
      else next = start + String.fromCodePoint(text.codePointAt(start)!).length;
      search.lastIndex = next - offset;
    }
  }
  return all;
}

/** Whether a unit is the second of the two that write one character. */
const isSecondHalf = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

const twins = new WeakMap<RegExp, { readonly search: RegExp; readonly exact: RegExp }>();

/** The same pattern to search with and to ask of one place alone: compiling either takes a millisecond. */
function twinsOf(pattern: RegExp) {
  const known = twins.get(pattern);
  if (known) return known;
  const made = { search: new RegExp(pattern), exact: new RegExp(pattern, pattern.flags.replace('g', 'y')) };
  twins.set(pattern, made);
  return made;
}
