import type { Advisory, PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { type Affected, hasSemanticVersions, intervalsOf } from '../../core/advisory/intervals.ts';
import { packageOf } from '../../core/advisory/purl.ts';
import { isFault, score } from '../../core/scores/score.ts';
import type { Format } from '../format.ts';
import { writeJson } from '../json.ts';
import { publicationFaults } from '../obstacles.ts';
import { checkOsv } from './check.ts';
import { readOsv } from './read.ts';

/** The id of the record: a registered prefix (GHSA, CVE), else our own behind `x_` (OSV schema, "id"). */
export function osvId(advisory: Advisory): string {
  return advisory.ghsa ?? advisory.cve ?? `x_${advisory.id}`;
}

function detailsOf(advisory: Advisory): string {
  const sections = [
    ['Impact', advisory.impact],
    ['Attack vectors', advisory.attackVectors],
    ['Detection', advisory.detection],
    ['Solution', advisory.solution],
    ['Workarounds', advisory.workarounds],
  ] as const;
  const told = sections
    .filter(([, text]) => text.trim() !== '')
    .map(([title, text]) => `## ${title}\n\n${text.trim()}`);
  return [advisory.description.trim(), ...told].join('\n\n');
}

/** Ascending events in one range; a line that merely runs on into the next one needs no event of its own. */
function eventsOf(affected: Affected): Record<string, string>[] {
  return intervalsOf(affected).flatMap((interval) => [
    { introduced: interval.introduced },
    ...(interval.patched && interval.before ? [{ fixed: interval.before }] : []),
  ]);
}

function affectedOf(affected: Affected): unknown[] {
  const named =
    affected.ecosystem && affected.package
      ? { ecosystem: affected.ecosystem, name: affected.package }
      : affected.purl && packageOf(affected.purl);
  if (!named) return [];
  const needs = affected.ranges.filter((r) => r.precondition).map((r) => ({ line: r.line, needs: r.precondition }));
  return [
    {
      package: { ...named, ...(affected.purl ? { purl: affected.purl } : {}) },
      ranges: [{ type: hasSemanticVersions(affected) ? 'SEMVER' : 'ECOSYSTEM', events: eventsOf(affected) }],
      ...(needs.length > 0 ? { database_specific: { preconditions: needs } } : {}),
    },
  ];
}

function severityOf(advisory: Advisory): unknown[] {
  const found = advisory.cvss === undefined ? undefined : score(advisory.cvss);
  if (!found || isFault(found)) return [];
  return [{ type: `CVSS_V${found.version[0]}`, score: found.vector }];
}

const referenceTypes = {
  advisory: 'ADVISORY',
  fix: 'FIX',
  release: 'WEB',
  article: 'ARTICLE',
  report: 'REPORT',
  web: 'WEB',
} as const;

/** Open Source Vulnerability format 1.7. A product without a package in a known ecosystem is left to the text. */
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
    aliases: [advisory.cve, advisory.ghsa].filter((alias) => alias !== undefined && alias !== id),
    summary: advisory.title,
    details: detailsOf(advisory),
    severity: severityOf(advisory),
    affected: advisory.affected.flatMap(affectedOf),
    references: [
      { type: 'ADVISORY', url: published.url },
      ...advisory.references.map((r) => ({ type: referenceTypes[r.kind], url: r.url })),
    ],
    credits: advisory.credits.map((credit) => ({
      name: credit.affiliation ? `${credit.name} (${credit.affiliation})` : credit.name,
      type: credit.role.toUpperCase().replaceAll(' ', '_'),
    })),
    database_specific: {
      id: advisory.id,
      ...(advisory.cwe ? { cwe_ids: [advisory.cwe] } : {}),
      ...(advisory.severity ? { severity: advisory.severity.toUpperCase() } : {}),
    },
  });
}

export const osv: Format = {
  id: 'osv',
  title: 'OSV 1.7',
  extension: '.osv.json',
  mediaType: 'application/json',
  obstacles: publicationFaults,
  render: renderOsv,
  check: checkOsv,
  read: readOsv,
};
