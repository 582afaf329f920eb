import type { Advisory, AffectedRange } from '../../core/advisory/advisory.ts';
import { hasSemanticVersions } from '../../core/advisory/intervals.ts';
import { compareVersions, withoutV } from '../../core/release/versions.ts';
import type { VersionCheck } from '../../parts/advisory/affected-card.tsx';

const looksSemantic = /^\d+(\.\d+)*([-+][0-9A-Za-z.+-]*)?$/;
/** Debian, PyPI and others write epochs, tildes and letters where they like. */
const looksLikeVersion = /^\d[0-9A-Za-z.+~^:!_-]*$/;

/** A range with the order of the ecosystem that its product belongs to. */
interface Ordered extends AffectedRange {
  readonly compare: (a: string, b: string) => number;
}

/**
 * Whether one version is affected. A version of a release line that the advisory names is judged by that line alone;
 * any other by every line, since an old version without a patch of its own line is covered by the next one.
 */
export function checkVersion(advisory: Advisory, asked: string): VersionCheck {
  const version = asked.trim().slice(0, 60);
  const plain = withoutV(version);
  const isLoose = advisory.affected.some((each) => each.ecosystem && !hasSemanticVersions(each));
  if (!(isLoose ? looksLikeVersion : looksSemantic).test(plain)) return { version, answer: 'unknown' };
  const ranges = advisory.affected.flatMap(({ ranges, ecosystem }) => {
    const compare = (a: string, b: string) => compareVersions(a, b, ecosystem);
    return ranges.map((range): Ordered => ({ ...range, compare }));
  });
  const own = ranges.filter(({ line }) => isOfLine(plain, withoutV(line)));
  const judging =
    own.length > 0 ? own : ranges.filter((range) => range.fixed || range.lastAffected || isBefore(plain, range));
  const hit = judging.filter((range) => isWithin(plain, range)).sort(earliestFix)[0];
  if (!hit) return { version, answer: 'not affected' };
  return { version, answer: 'affected', ...(hit.fixed ? { fixedIn: hit.fixed } : {}) };
}

const isOfLine = (version: string, line: string): boolean => version === line || version.startsWith(`${line}.`);

/** Whether a version is older than a whole release line. A line without a patch says nothing of the lines after it. */
const isBefore = (version: string, { line, compare }: Ordered): boolean => compare(version, withoutV(line)) < 0;

function isWithin(version: string, { introduced, fixed, lastAffected, compare }: Ordered): boolean {
  if (compare(version, introduced) < 0) return false;
  if (lastAffected && compare(version, lastAffected) > 0) return false;
  return !fixed || compare(version, fixed) < 0;
}

function earliestFix(a: Ordered, b: Ordered): number {
  if (!a.fixed || !b.fixed) return a.fixed ? -1 : b.fixed ? 1 : 0;
  return a.compare(a.fixed, b.fixed);
}
