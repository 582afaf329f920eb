// Semantic Versioning 2.0.0 §9 to §11. A leading v and missing minor or patch numbers are not semantic versions.
const semver =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z.-]+)?$/;

/** Whether the text is a semantic version, strictly (no leading v). */
export function isSemanticVersion(text: string): boolean {
  const pre = semver.exec(text)?.[4];
  return semver.test(text) && !(pre ?? '').split('.').some((part) => /^0\d+$/.test(part));
}

const compareNumbers = (a: string, b: string): number => {
  const x = a.replace(/^0+(?=\d)/, '');
  const y = b.replace(/^0+(?=\d)/, '');
  return x.length - y.length || (x < y ? -1 : x > y ? 1 : 0);
};

function compareIdentifiers(a: string, b: string): number {
  const numeric = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (numeric[0] && numeric[1]) return compareNumbers(a, b);
  if (numeric[0] !== numeric[1]) return numeric[0] ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

function comparePrereleases(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  const [left, right] = [a.split('.'), b.split('.')];
  for (let n = 0; n < Math.min(left.length, right.length); n++) {
    const order = compareIdentifiers(left[n]!, right[n]!);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

/** Text of digits and letters in runs, digits by value: for versions that follow no rule that we know. */
function compareNaturally(a: string, b: string): number {
  const runs = (text: string) => text.match(/\d+|[A-Za-z]+/g) ?? [];
  const [left, right] = [runs(a), runs(b)];
  for (let n = 0; n < Math.min(left.length, right.length); n++) {
    const order = compareIdentifiers(left[n]!, right[n]!);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

/**
 * Orders two versions: negative when `a` comes first. Semantic versions by their precedence, all others by runs of
 * digits and letters; a leading v is overlooked; '0' comes before everything.
 */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [withoutV(a), withoutV(b)];
  if (left === right) return 0;
  if (left === '0') return -1;
  if (right === '0') return 1;
  const [x, y] = [semver.exec(left), semver.exec(right)];
  if (!x || !y) return compareNaturally(left, right);
  for (const n of [1, 2, 3]) {
    const order = compareNumbers(x[n]!, y[n]!);
    if (order !== 0) return order;
  }
  return comparePrereleases(x[4], y[4]);
}

/** The version without a leading v, as OSV and CVE records write it. */
export const withoutV = (version: string): string => version.replace(/^[vV](?=\d)/, '');
