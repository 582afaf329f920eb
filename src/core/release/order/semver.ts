import { compareDigits, compareLists, compareText, isDigits } from './digits.ts';

const form = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?((?:\.\d+)*)(?:-([0-9A-Za-z.-]+))?(?:\+(.*))?$/;

interface Read {
  readonly numbers: readonly string[];
  readonly pre: string | undefined;
  readonly build: string | undefined;
}

/** Reads a version of the Semantic Versioning family; a leading v and missing numbers are overlooked. */
export function readSemver(text: string): Read | undefined {
  const found = form.exec(text.trim());
  if (!found) return undefined;
  const [, major = '0', minor = '0', patch = '0', more = '', pre, build] = found;
  return { numbers: [major, minor, patch, ...more.split('.').slice(1)], pre, build };
}

/** Identifiers of a pre-release or build: numbers by value and before words, words by code unit (SemVer 2.0.0 §11.4). */
export function compareIdentifiers(a: string, b: string): number {
  const [x, y] = [isDigits(a), isDigits(b)];
  if (x && y) return compareDigits(a, b);
  return x === y ? compareText(a, b) : x ? -1 : 1;
}

const compareDotted = (a: string, b: string) => compareLists(a.split('.'), b.split('.'), compareIdentifiers);

/** A version without a pre-release comes after every one with it (§11.3). */
export function comparePre(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return compareDotted(a, b);
}

/** Semantic Versioning 2.0.0 §11: npm, Go, crates.io and their kin. What is no such version comes before all that are. */
export function compareSemver(a: string, b: string): number {
  const [x, y] = [readSemver(a), readSemver(b)];
  if (!x || !y) return Number(x !== undefined) - Number(y !== undefined) || compareText(a, b);
  return compareLists(x.numbers, y.numbers, compareDigits, '0') || comparePre(x.pre, y.pre);
}

/** Pub orders by builds as well, where Semantic Versioning overlooks them (pub_semver, Version.compareTo). */
export function comparePub(a: string, b: string): number {
  const order = compareSemver(a, b);
  if (order !== 0) return order;
  const [x, y] = [readSemver(a)?.build, readSemver(b)?.build];
  if (x === undefined || y === undefined) return Number(x !== undefined) - Number(y !== undefined);
  return compareDotted(x, y);
}
