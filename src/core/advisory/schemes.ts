import { compareText } from '../release/order/digits.ts';
import { orderOf, type VersionOrder } from '../release/order/order.ts';
import { compareVersions } from '../release/versions.ts';
import { typesOfEcosystems } from './purl-types.ts';

/** Schemes of VERS whose versions an ecosystem orders that has no package URL type of its own. */
const further: Readonly<Record<string, string>> = {
  apk: 'Alpine',
  deb: 'Debian',
  rpm: 'Red Hat',
  semver: 'npm',
  github: 'GitHub Actions',
};

/** The ecosystem that orders the versions of a VERS scheme; undefined where none of ours does. */
export function ecosystemOf(scheme: string): string | undefined {
  if (Object.hasOwn(further, scheme)) return further[scheme];
  return Object.keys(typesOfEcosystems).find((name) => typesOfEcosystems[name] === scheme);
}

/** How a VERS scheme orders its versions; undefined where we have no order for it. */
export function orderOfScheme(scheme: string): VersionOrder | undefined {
  if (scheme === 'lexicographic') return compareCodePoints;
  if (scheme === 'datetime') return compareMoments;
  // Digits and letters in runs are all that OpenSSL's versions are, before 3.0 and after it.
  if (scheme === 'openssl') return (a, b) => compareVersions(a, b);
  const ecosystem = ecosystemOf(scheme);
  return ecosystem === undefined ? undefined : orderOf(ecosystem);
}

/** Moments of RFC 3339, whatever their zone; what is none comes first. */
function compareMoments(a: string, b: string): number {
  const [left, right] = [Date.parse(a), Date.parse(b)];
  if (Number.isNaN(left) || Number.isNaN(right))
    return Number(!Number.isNaN(left)) - Number(!Number.isNaN(right)) || compareText(a, b);
  return left - right;
}

/** By code points, as UTF-8 has them; JavaScript itself compares UTF-16. */
function compareCodePoints(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  const at = left.findIndex((mark, n) => mark !== right[n]);
  if (at < 0) return left.length - right.length;
  return right[at] === undefined ? 1 : left[at]!.codePointAt(0)! - right[at].codePointAt(0)!;
}
