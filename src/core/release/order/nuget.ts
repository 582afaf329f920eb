import { compareDigits, compareLists, compareText } from './digits.ts';
import { comparePre, readSemver } from './semver.ts';

/** NuGet: up to four numbers, then a pre-release as in Semantic Versioning but without regard to case. */
export function compareNuget(a: string, b: string): number {
  const [x, y] = [readSemver(a.toLowerCase()), readSemver(b.toLowerCase())];
  if (!x || !y) return Number(x !== undefined) - Number(y !== undefined) || compareText(a, b);
  return compareLists(x.numbers, y.numbers, compareDigits, '0') || comparePre(x.pre, y.pre);
}
