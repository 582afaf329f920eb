import { orderOf } from '../release/order/order.ts';
import { compareVersions, isSemanticVersion, withoutV } from '../release/versions.ts';
import type { AffectedRange } from './advisory.ts';
import { compareEnds, isSemanticOrder } from './intervals.ts';
import { type Constraint, sortedConstraints, type Vers } from './vers.ts';

/** A stretch of affected versions as a foreign document tells it: from a version, up to but without one, or up to and with one. */
export interface Span {
  readonly from: string;
  readonly before?: string;
  readonly last?: string;
}

/** The release line of a version: major and minor; of '0' or a version of another kind, the text as it is. */
export const lineOf = (version: string): string =>
  version === '0' ? 'all' : (/^v?(\d+\.\d+)\./.exec(version)?.[1] ?? version).slice(0, 40);

const rangeOf = ({ from, before, last }: Span): AffectedRange => {
  const line = lineOf(before ?? (last === undefined || last === from ? from : last));
  if (before !== undefined) return { line, introduced: from, fixed: before };
  return last === undefined ? { line, introduced: from } : { line, introduced: from, lastAffected: last };
};

const isOrderly = (version: string): boolean => /^v?\d+(\.\d+)*$/.test(version) || isSemanticVersion(withoutV(version));

/**
 * Spans in any order as the ranges of an advisory: ascending, none within another. Spans that overlap become one, where
 * the order of their versions is known. An end at which the next span begins carries no patch, since it is affected itself.
 */
export function rangesOfSpans(spans: readonly Span[], ecosystem = ''): AffectedRange[] {
  const compare = (a: string, b: string) => compareVersions(a, b, ecosystem);
  const isSure = (span: Span) =>
    orderOf(ecosystem) !== undefined ||
    [span.from, span.before, span.last].every((version) => version === undefined || isOrderly(version));
  const reaches = (span: Span, version: string): boolean => {
    if (span.before !== undefined) return compare(version, span.before) < 0;
    return span.last === undefined || compare(version, span.last) <= 0;
  };
  const whole: Span[] = [];
  for (const span of spans.toSorted((a, b) => compare(a.from, b.from))) {
    const open = whole.at(-1);
    if (open && isSure(open) && isSure(span) && reaches(open, span.from)) {
      if (compareEnds(span, open, compare) > 0) whole[whole.length - 1] = { ...span, from: open.from };
    } else whole.push(span);
  }
  return whole.map((span, n) => {
    const next = whole[n + 1];
    const runsOn = next !== undefined && span.before !== undefined && compare(span.before, next.from) === 0;
    return rangeOf(runsOn ? { from: span.from } : span);
  });
}

/**
 * The version after one that is left out. Exact where versions are semantic; elsewhere the last of three numbers raised by
 * one, as the OpenSSF's converter from GitHub has it.
 */
export function nextVersion(version: string, ecosystem = ''): string {
  if (isSemanticOrder(ecosystem) && isSemanticVersion(withoutV(version))) {
    const [release = '', pre] = withoutV(version).replace(/\+.*$/, '').split(/-(.*)/s);
    return pre === undefined ? `${raiseLast(release)}-0` : `${release}-${pre}.0`;
  }
  return raiseLast(/^\d+(\.\d+)?$/.test(version) ? `${version}${version.includes('.') ? '.0' : '.0.0'}` : version);
}

const raiseLast = (version: string): string => version.replace(/\d+(?=\D*$)/, (number) => String(BigInt(number) + 1n));

/**
 * What a range in the VERS notation says as spans. An excluded version and a lower bound that is excluded itself have no
 * place in a span: the bound is taken in, and `rest` names both.
 */
export function spansOfVers(vers: Vers): {
  readonly spans: readonly Span[];
  readonly rest: readonly Constraint[];
} {
  const constraints = sortedConstraints(vers);
  const rest = constraints.filter(({ comparator }) => comparator === '!=' || comparator === '>');
  const spans: Span[] = [];
  // Without a bound all versions are meant, but for those that are excluded.
  let from = constraints.every(({ comparator }) => comparator === '!=') ? '0' : undefined;
  for (const { comparator, version } of constraints) {
    if (comparator === '=') spans.push({ from: version, last: version });
    else if (comparator[0] === '>') from ??= version;
    else if (comparator[0] === '<') {
      spans.push(comparator === '<' ? { from: from ?? '0', before: version } : { from: from ?? '0', last: version });
      from = undefined;
    }
  }
  if (from !== undefined) spans.push({ from });
  return { spans, rest };
}
