import { compareDigits, compareLists, compareText, isDigits } from './digits.ts';

/** Gem::Version: runs of digits and letters; letters come before numbers, trailing zeros count for nothing. */
export function compareRubygems(a: string, b: string): number {
  return compareLists(segments(a), segments(b), compareSegments, '0');
}

/** Zeros at the end of the numbers before a pre-release, and at the end of all, are dropped (canonical_segments). */
function segments(text: string): readonly string[] {
  const all = text
    .trim()
    .replaceAll('-', '.pre.')
    .match(/[0-9]+|[a-z]+/gi) ?? ['0'];
  const cut = all.findIndex((part) => !isDigits(part));
  const [head, tail] = cut < 0 ? [all, []] : [all.slice(0, cut), all.slice(cut)];
  return [...withoutZeros(head), ...withoutZeros(tail)];
}

function withoutZeros(parts: readonly string[]): readonly string[] {
  return parts.slice(0, parts.findLastIndex((part) => !/^0+$/.test(part)) + 1);
}

function compareSegments(a: string, b: string): number {
  const [x, y] = [isDigits(a), isDigits(b)];
  if (x && y) return compareDigits(a, b);
  return x === y ? compareText(a, b) : x ? 1 : -1;
}
