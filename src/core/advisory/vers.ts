import { compareVersions } from '../release/versions.ts';
import type { Affected, Interval } from './intervals.ts';
import { decodePart, encodePart, readPurl } from './purl.ts';
import { orderOfScheme } from './schemes.ts';

export const comparators = ['>=', '<=', '!=', '<', '>', '='] as const;
export type Comparator = (typeof comparators)[number];

export interface Constraint {
  readonly comparator: Comparator;
  readonly version: string;
}

/** A range in the VERS notation; no constraint at all stands for `*`, every version. */
export interface Vers {
  readonly scheme: string;
  readonly constraints: readonly Constraint[];
}

const shape = /^vers:([a-z][a-z0-9.-]*)\/(\S+)$/;

function constraintOf(text: string): Constraint | undefined {
  const comparator = comparators.find((sign) => text.startsWith(sign));
  const version = decodePart(comparator ? text.slice(comparator.length) : text);
  return version ? { comparator: comparator ?? '=', version } : undefined;
}

const orderIn = (scheme: string) => orderOfScheme(scheme) ?? ((a: string, b: string) => compareVersions(a, b));

/** Constraints by their versions, ascending; those of one version keep their order. */
export const sortedConstraints = ({ scheme, constraints }: Vers): readonly Constraint[] =>
  constraints.toSorted((a, b) => orderIn(scheme)(a.version, b.version));

/** Reads a VERS text; constraints may stand in any order. Undefined when it is none. */
export function parseVers(text: string): Vers | undefined {
  const [, scheme, rest] = shape.exec(text) ?? [];
  if (!scheme || !rest) return undefined;
  if (rest === '*') return { scheme, constraints: [] };
  const constraints = rest.split('|').map(constraintOf);
  return constraints.every((one) => one !== undefined) ? { scheme, constraints } : undefined;
}

/** The canonical text: constraints in ascending order, versions encoded as in a package URL. */
export function writeVers(vers: Vers): string {
  const said = sortedConstraints(vers).map(
    ({ comparator, version }) => `${comparator === '=' ? '' : comparator}${encodePart(version)}`,
  );
  return `vers:${vers.scheme}/${said.join('|') || '*'}`;
}

/** Whether a text is canonical: it reads, and is written again letter by letter. */
export function isCanonicalVers(text: string): boolean {
  const vers = parseVers(text);
  return vers !== undefined && writeVers(vers) === text;
}

/** Whether a version lies in the range (VERS, "Checking if a version is contained within a range"). */
export function versContains(vers: Vers, version: string): boolean {
  const order = orderIn(vers.scheme);
  const all = sortedConstraints(vers);
  if (all.length === 0) return true;
  const same = all.filter((one) => order(one.version, version) === 0);
  if (same.some(({ comparator }) => comparator === '!=')) return false;
  if (same.some(({ comparator }) => ['=', '<=', '>='].includes(comparator))) return true;
  const bounds = all.filter(({ comparator }) => comparator !== '=' && comparator !== '!=');
  if (bounds.length === 0) return all.every(({ comparator }) => comparator === '!=');
  const isLower = (one: Constraint | undefined) => one?.comparator[0] === '>';
  // The nearest bound below opens and the nearest above closes; where one side has none, the other decides. A bound at
  // the version itself that leaves it out stands below when it closes, and above when it opens.
  const side = (one: Constraint) => order(one.version, version) || (isLower(one) ? 1 : -1);
  const below = bounds.findLast((one) => side(one) < 0);
  const above = bounds.find((one) => side(one) > 0);
  if (below && above) return isLower(below) && !isLower(above);
  return below ? isLower(below) : above !== undefined && !isLower(above);
}

/** The range in the VERS notation, such as `vers:golang/>=1.33.0|<1.33.4`. */
export function versOf(affected: Affected, interval: Interval): string {
  const scheme = (affected.purl && readPurl(affected.purl)?.type) || 'generic';
  const { introduced, before, last } = interval;
  if (last !== undefined && last === introduced)
    return writeVers({ scheme, constraints: [{ comparator: '=', version: last }] });
  const from: Constraint[] = introduced === '0' ? [] : [{ comparator: '>=', version: introduced }];
  const to: Constraint[] = before
    ? [{ comparator: '<', version: before }]
    : last
      ? [{ comparator: '<=', version: last }]
      : [];
  return writeVers({ scheme, constraints: [...from, ...to] });
}
