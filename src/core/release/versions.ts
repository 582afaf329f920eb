import { compareDigits, compareLists, compareText, isDigits } from './order/digits.ts';
import { orderOf } from './order/order.ts';
import { compareSemver } from './order/semver.ts';

// Semantic Versioning 2.0.0 §9 and §10. A leading v and missing minor or patch numbers are not semantic versions.
const semver =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z.-]+)?$/;

/** Whether the text is a semantic version, strictly (no leading v). */
export function isSemanticVersion(text: string): boolean {
  const pre = semver.exec(text)?.[4];
  return semver.test(text) && !(pre ?? '').split('.').some((part) => /^0\d+$/.test(part));
}

/** Text of digits and letters in runs, digits by value: for versions that follow no rule that we know. */
function compareNaturally(a: string, b: string): number {
  const runs = (text: string) => text.match(/\d+|[A-Za-z]+/g) ?? [];
  return compareLists(runs(a), runs(b), (x, y) => {
    const [m, n] = [isDigits(x), isDigits(y)];
    if (m && n) return compareDigits(x, y);
    return m === n ? compareText(x, y) : m ? -1 : 1;
  });
}

/**
 * Orders two versions: negative when `a` comes first. By the rule of their ecosystem where it is known; else semantic
 * versions by their precedence and all others by runs of digits and letters. A leading v is overlooked; '0' comes before
 * everything (OSV schema, evaluation algorithm).
 */
export function compareVersions(a: string, b: string, ecosystem = ''): number {
  const [left, right] = [withoutV(a), withoutV(b)];
  if (left === right) return 0;
  if (left === '0') return -1;
  if (right === '0') return 1;
  const order = orderOf(ecosystem);
  if (order) return order(left, right);
  return isSemanticVersion(left) && isSemanticVersion(right)
    ? compareSemver(left, right)
    : compareNaturally(left, right);
}

/** The version without a leading v, as OSV and CVE records write it. */
export const withoutV = (version: string): string => version.replace(/^[vV](?=\d)/, '');
