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

/**
 * The affected versions of one product in ascending order, versions without a leading v.
 * A line without a patch ends where the next line begins, since that line says for itself what is affected in it.
 */
export function intervalsOf(affected: Affected): Interval[] {
  const { ecosystem } = affected;
  const ranges = [...affected.ranges].sort((a, b) => compareVersions(a.introduced, b.introduced, ecosystem));
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

/** Whether one version of the product is affected: by the order of its ecosystem (OSV schema, evaluation algorithm). */
export function isAffected(affected: Affected, version: string): boolean {
  const compare = (a: string, b: string) => compareVersions(a, b, affected.ecosystem);
  return intervalsOf(affected).some(({ introduced, before, last }) => {
    if (compare(version, introduced) < 0) return false;
    return (!before || compare(version, before) < 0) && (!last || compare(version, last) <= 0);
  });
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
