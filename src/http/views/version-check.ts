import type { Advisory, AffectedRange } from '../../core/advisory/advisory.ts';
import { compareVersions, withoutV } from '../../core/release/versions.ts';
import type { VersionCheck } from '../pages/affected-card.tsx';

const looksLikeVersion = /^\d+(\.\d+)*([-+][0-9A-Za-z.+-]*)?$/;

/**
 * Whether one version is affected. A version of a release line that the advisory names is judged by that line alone;
 * any other by every line, since an old version without a patch of its own line is covered by the next one.
 */
export function checkVersion(advisory: Advisory, asked: string): VersionCheck {
  const version = asked.trim().slice(0, 60);
  const plain = withoutV(version);
  if (!looksLikeVersion.test(plain)) return { version, answer: 'unknown' };
  const ranges = advisory.affected.flatMap((each) => each.ranges);
  const own = ranges.filter(({ line }) => isOfLine(plain, withoutV(line)));
  const judging = own.length > 0 ? own : ranges.filter((range) => range.fixed || isBefore(plain, withoutV(range.line)));
  const hit = judging.filter((range) => isWithin(plain, range)).sort(earliestFix)[0];
  if (!hit) return { version, answer: 'not affected' };
  return { version, answer: 'affected', ...(hit.fixed ? { fixedIn: hit.fixed } : {}) };
}

const isOfLine = (version: string, line: string): boolean => version === line || version.startsWith(`${line}.`);

/** Whether a version is older than a whole release line. A line without a patch says nothing of the lines after it. */
const isBefore = (version: string, line: string): boolean => compareVersions(version, line) < 0;

function isWithin(version: string, { introduced, fixed }: AffectedRange): boolean {
  if (compareVersions(version, introduced) < 0) return false;
  return !fixed || compareVersions(version, fixed) < 0;
}

function earliestFix(a: AffectedRange, b: AffectedRange): number {
  if (!a.fixed || !b.fixed) return a.fixed ? -1 : b.fixed ? 1 : 0;
  return compareVersions(a.fixed, b.fixed);
}
