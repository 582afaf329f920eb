import type { Advisory, PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { sayCredit } from '../../core/advisory/credits.ts';
import { type Affected, hasSemanticVersions, type Interval, intervalsOf } from '../../core/advisory/intervals.ts';
import { lineNotes } from '../../core/advisory/lines.ts';
import { packageOf, purlOf } from '../../core/advisory/purl.ts';
import { type Fault, warning } from '../../core/case/fault.ts';
import { isFault, score } from '../../core/scores/score.ts';
import { distinctCredits } from '../credits.ts';
import type { Format } from '../format.ts';
import { writeJson } from '../json.ts';
import { publicationFaults } from '../obstacles.ts';
import { checkOsv } from './check.ts';
import { joinSections } from './parts.ts';
import { readOsv } from './read.ts';

/** The id of the record: a registered prefix (GHSA, CVE), else our own behind `x_` (OSV schema, "id"). */
export function osvId(advisory: Advisory): string {
  return advisory.ghsa ?? advisory.cve ?? `x_${advisory.id}`;
}

/** Ascending events in one range; a line that merely runs on into the next one of the range needs no end of its own. */
function eventsOf(intervals: readonly Interval[]): Record<string, string>[] {
  return intervals.flatMap(({ introduced, before, last }, n) => [
    { introduced },
    ...(before && before !== intervals[n + 1]?.introduced ? [{ fixed: before }] : []),
    ...(last ? [{ last_affected: last }] : []),
  ]);
}

/** One range may not hold both patches and last affected versions: each kind of end has a range of its own. */
function rangesOf(affected: Affected): unknown[] {
  const type = hasSemanticVersions(affected) ? 'SEMVER' : 'ECOSYSTEM';
  const intervals = intervalsOf(affected).filter(({ introduced, last }) => last !== introduced);
  const lasting = intervals.filter(({ last }) => last !== undefined);
  const others = intervals.filter(({ last }) => last === undefined);
  return [others, lasting].filter((of) => of.length > 0).map((of) => ({ type, events: eventsOf(of) }));
}

const commitsOf = ({ commits = [] }: Affected): unknown[] =>
  commits.map(({ repo, introduced, fixed, lastAffected }) => ({
    type: 'GIT',
    repo,
    events: [{ introduced }, ...(fixed ? [{ fixed }] : []), ...(lastAffected ? [{ last_affected: lastAffected }] : [])],
  }));

/** The package of OSV that a product is, by its own name for it or by its package URL. */
const packageOfProduct = ({ ecosystem, package: name, purl }: Affected) =>
  ecosystem && name ? { ecosystem, name } : purl ? packageOf(purl) : undefined;

function affectedOf(affected: Affected): object {
  const named = packageOfProduct(affected);
  const purl = affected.purl ?? (named && purlOf(named.ecosystem, named.name));
  const singles = intervalsOf(affected).flatMap(({ introduced, last }) => (last === introduced ? [last] : []));
  return {
    ...(named ? { package: { ...named, ...(purl ? { purl } : {}) } } : {}),
    ranges: [...rangesOf(affected), ...commitsOf(affected)],
    ...(singles.length > 0 ? { versions: singles } : {}),
    database_specific: { vendor: affected.vendor, product: affected.product, lines: lineNotes(affected) },
  };
}

function severityOf({ cvss, vectors = [] }: Advisory): unknown[] {
  return [cvss, ...vectors].flatMap((vector) => {
    const found = vector === undefined ? undefined : score(vector);
    return found && !isFault(found) ? [{ type: `CVSS_V${found.version[0]}`, score: found.vector }] : [];
  });
}

const referenceTypes = {
  advisory: 'ADVISORY',
  fix: 'FIX',
  release: 'WEB',
  article: 'ARTICLE',
  report: 'REPORT',
  web: 'WEB',
} as const;

/** Whether OSV has a place for a product: a package that it knows, or commits. */
const hasPlace = (affected: Affected): boolean =>
  packageOfProduct(affected) !== undefined || (affected.commits?.length ?? 0) > 0;

const some = <T>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? list : undefined);

/** What OSV has no field for, under names of our own. */
function ownOf({ advisory, url }: PublishedAdvisory): Record<string, unknown> {
  return {
    id: advisory.id,
    page: url,
    summary: advisory.summary.trim() || undefined,
    cwe_ids: some([advisory.cwe, ...(advisory.weaknesses ?? [])].filter((one) => one !== undefined)),
    severity: advisory.severity?.toUpperCase(),
    scores: advisory.scores,
    timeline: advisory.timeline,
    statements: advisory.statements,
    products: some(advisory.affected.filter((one) => !hasPlace(one)).map(affectedOf)),
  };
}

/** Open Source Vulnerability format 1.7. A product without a package in a known ecosystem stands under names of our own. */
export function renderOsv(published: PublishedAdvisory): string {
  const { advisory } = published;
  const id = osvId(advisory);
  const withdrawn = published.status === 'withdrawn';
  return writeJson({
    schema_version: '1.7.5',
    id,
    modified: published.updatedAt,
    published: published.publishedAt,
    ...(withdrawn ? { withdrawn: published.updatedAt } : {}),
    aliases: [advisory.cve, advisory.ghsa, ...(advisory.aliases ?? [])].filter((alias) => alias && alias !== id),
    summary: advisory.title,
    details: joinSections(advisory.description, advisory),
    severity: severityOf(advisory),
    affected: advisory.affected.filter(hasPlace).map(affectedOf),
    references: [
      { type: 'ADVISORY', url: published.url },
      ...advisory.references.map((r) => ({ type: referenceTypes[r.kind], url: r.url })),
    ],
    credits: distinctCredits(advisory.credits).map((credit) => ({
      name: sayCredit(credit),
      type: credit.role.toUpperCase().replaceAll(' ', '_'),
    })),
    database_specific: ownOf(published),
  });
}

/** Products that no program looks for: OSV names packages of its ecosystems, and commits. */
const leftOut = ({ advisory }: PublishedAdvisory): readonly Fault[] =>
  advisory.affected.flatMap((one, n) =>
    hasPlace(one)
      ? []
      : warning(
          'osv-no-package',
          `/affected/${n}`,
          `OSV has no place for ${one.product}, of which neither a package nor commits are named: no program finds it there.`,
          'Give its ecosystem and package, or its package URL.',
        ),
  );

export const osv: Format = {
  id: 'osv',
  title: 'OSV 1.7',
  extension: '.osv.json',
  mediaType: 'application/json',
  obstacles: publicationFaults,
  leftOut,
  render: renderOsv,
  check: checkOsv,
  read: readOsv,
};
