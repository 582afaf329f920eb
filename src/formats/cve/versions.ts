import type { Statement } from '../../core/advisory/advisory.ts';
import { type Affected, hasSemanticVersions, intervalsOf } from '../../core/advisory/intervals.ts';

const versionTypes: Readonly<Record<string, string>> = {
  PyPI: 'python',
  Maven: 'maven',
  Debian: 'dpkg',
  Alpine: 'apk',
  'Red Hat': 'rpm',
};

function versionsOf(affected: Affected): unknown[] {
  const [ecosystem = ''] = (affected.ecosystem ?? '').split(':');
  const versionType = hasSemanticVersions(affected) ? 'semver' : (versionTypes[ecosystem] ?? 'custom');
  return intervalsOf(affected).map(({ introduced, before, last }) => {
    if (last === introduced) return { version: last, status: 'affected' };
    const end = last === undefined ? { lessThan: before ?? '*' } : { lessThanOrEqual: last };
    return { version: introduced, status: 'affected', versionType, ...end };
  });
}

/** Commits stand in an entry of their own for each repository, since an entry has only one. */
const commitsOf = ({ commits = [] }: Affected) =>
  [...Map.groupBy(commits, ({ repo }) => repo)].map(([repo, of]) => ({
    repo,
    versions: of.map(({ introduced, fixed, lastAffected }) => ({
      version: introduced,
      status: 'affected',
      versionType: 'git',
      ...(lastAffected === undefined ? { lessThan: fixed ?? '*' } : { lessThanOrEqual: lastAffected }),
    })),
  }));

/** The entries of `affected` for one product: its versions, and each repository whose commits are named. */
export function affectedEntries(affected: Affected, purl: string | undefined): unknown[] {
  const named = { vendor: affected.vendor, product: affected.product, packageURL: purl, defaultStatus: 'unaffected' };
  const versions = versionsOf(affected);
  const entries = commitsOf(affected).map((entry) => ({ ...named, ...entry }));
  // Which versions are affected, nobody has said of a product without any: then no version may pass for unaffected.
  if (versions.length === 0 && entries.length === 0) return [{ ...named, defaultStatus: 'unknown' }];
  return versions.length > 0 ? [{ ...named, versions }, ...entries] : entries;
}

/** A product that is not affected, or of which nobody knows yet, as an entry of its own. */
export function statementEntry({ vendor, product, purl, version, status }: Statement): object {
  const word = status === 'not affected' ? 'unaffected' : 'unknown';
  const said =
    version === undefined
      ? { defaultStatus: word }
      : { defaultStatus: 'unknown', versions: [{ version, status: word }] };
  return { vendor, product, ...(purl ? { packageURL: purl } : {}), ...said };
}
