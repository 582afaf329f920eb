import { compareVersions, isSemanticVersion, withoutV } from '../release/versions.ts';
import type { Advisory, AffectedRange } from './advisory.ts';

export type Affected = Advisory['affected'][number];

/** One stretch of affected versions, `introduced` ≤ v < `before` or v ≤ `last`; without either it has no end. */
export interface Interval {
  readonly range: AffectedRange;
  readonly introduced: string;
  readonly before?: string;
  readonly last?: string;
  /** Whether `before` carries the patch; otherwise another release line simply begins there. */
  readonly patched: boolean;
}

type Compare = (a: string, b: string) => number;

const orderOfProduct =
  ({ ecosystem }: Affected): Compare =>
  (a, b) =>
    compareVersions(a, b, ecosystem);

const known = new WeakMap<Affected, readonly Interval[]>();

/**
 * The affected versions of one product in ascending order, versions without a leading v.
 * A line without a patch ends where the next line begins, since that line says for itself what is affected in it.
 * Worked out once for a product, which nobody changes once it is made.
 */
export function intervalsOf(affected: Affected): readonly Interval[] {
  const before = known.get(affected);
  if (before) return before;
  const found = intervalsBy(affected, orderOfProduct(affected));
  known.set(affected, found);
  return found;
}

function intervalsBy(affected: Affected, compare: Compare): readonly Interval[] {
  const ranges = affected.ranges.toSorted((a, b) => compare(a.introduced, b.introduced));
  return ranges.map((range, n): Interval => {
    const introduced = withoutV(range.introduced);
    if (range.fixed) return { range, introduced, before: withoutV(range.fixed), patched: true };
    if (range.lastAffected) return { range, introduced, last: withoutV(range.lastAffected), patched: false };
    const next = ranges[n + 1];
    if (next) return { range, introduced, before: withoutV(next.introduced), patched: false };
    return { range, introduced, patched: false };
  });
}

// Ecosystems whose versions are semantic by rule: OSV schema, affected[].ranges[].type.
const semanticEcosystems = new Set(['Go', 'npm', 'crates.io', 'Hex', 'Julia', 'Pub', 'SwiftURL', 'GitHub Actions']);

/** Whether the ecosystem asks for semantic versions. */
export const isSemanticOrder = (ecosystem: string): boolean => semanticEcosystems.has(ecosystem);

/** Whether the versions of this product are semantic: by its ecosystem, or, without one, by their look. */
export function hasSemanticVersions(affected: Affected): boolean {
  if (affected.ecosystem) return isSemanticOrder(affected.ecosystem);
  return affected.ranges
    .flatMap((r) => [r.introduced, r.fixed, r.lastAffected])
    .every((v) => v === undefined || v === '' || v === '0' || isSemanticVersion(withoutV(v)));
}

type End = Pick<Interval, 'before' | 'last'>;

/** Orders the ends of two stretches; no end comes last, and a version that is affected itself after one that is not. */
export function compareEnds(a: End, b: End, compare: Compare): number {
  const [x, y] = [a.before ?? a.last, b.before ?? b.last];
  if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined);
  return compare(x, y) || Number(a.last !== undefined) - Number(b.last !== undefined);
}

/**
 * Tells of one version after another whether it is affected: by the order of the product's ecosystem (OSV schema,
 * evaluation algorithm). The ranges are sorted once, and each version is looked up in a number of comparisons that
 * grows with the logarithm of their number.
 */
export function affectedTest(affected: Affected, compare = orderOfProduct(affected)): (version: string) => boolean {
  const intervals = intervalsBy(affected, compare);
  // Versions of no kind that we know may have no order that is sound: one that stands there alone is found by its name.
  const alone = new Set(intervals.flatMap(({ introduced, last }) => (introduced === last ? [introduced] : [])));
  // Of each stretch and all before it, the one that reaches furthest: ranges that people write may overlap.
  const furthest: Interval[] = [];
  for (const interval of intervals) {
    const reached = furthest.at(-1);
    furthest.push(reached && compareEnds(reached, interval, compare) > 0 ? reached : interval);
  }
  return (version) => {
    if (alone.has(withoutV(version))) return true;
    let [low, high] = [0, intervals.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(version, intervals[middle]!.introduced) < 0) high = middle;
      else low = middle + 1;
    }
    const reached = furthest[low - 1];
    if (!reached) return false;
    const { before, last } = reached;
    return (!before || compare(version, before) < 0) && (!last || compare(version, last) <= 0);
  };
}

/** `1.33.0 up to, but not including, 1.33.4`, for people. */
export function sayInterval(interval: Interval): string {
  const from = interval.introduced === '0' ? undefined : interval.introduced;
  if (interval.last !== undefined && interval.last === interval.introduced) return `${interval.last} alone`;
  if (interval.last)
    return from ? `${from} up to and including ${interval.last}` : `all up to and including ${interval.last}`;
  if (from && interval.before) return `${from} up to, but not including, ${interval.before}`;
  if (interval.before) return `all before ${interval.before}`;
  return from ? `${from} and later` : 'all versions';
}
