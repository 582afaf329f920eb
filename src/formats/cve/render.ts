import type { Advisory, PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { type Affected, hasSemanticVersions, intervalsOf } from '../../core/advisory/intervals.ts';
import { isGeneral, scopedScores } from '../../core/advisory/scoped-scores.ts';
import { hasWorkaround } from '../../core/advisory/workarounds.ts';
import { cweName } from '../../core/scores/cwe.ts';
import { isFault, type Score, score } from '../../core/scores/score.ts';
import { sortKeys, writeJson } from '../json.ts';
import { cvssBody } from './cvss.ts';

const longest = 4096;

function said(text: string, url: string): { lang: 'en'; value: string }[] {
  const trimmed = text.trim();
  if (!trimmed) return [];
  if (trimmed.length <= longest) return [{ lang: 'en', value: trimmed }];
  const more = ` … The whole text: ${url}`;
  return [{ lang: 'en', value: `${trimmed.slice(0, longest - more.length)}${more}` }];
}

const versionTypes: Readonly<Record<string, string>> = {
  PyPI: 'python',
  Maven: 'maven',
  Debian: 'dpkg',
  Alpine: 'apk',
};

function affectedOf(affected: Affected): unknown {
  const versionType = hasSemanticVersions(affected) ? 'semver' : (versionTypes[affected.ecosystem ?? ''] ?? 'custom');
  return {
    vendor: affected.vendor,
    product: affected.product,
    packageURL: affected.purl,
    defaultStatus: 'unaffected',
    versions: intervalsOf(affected).map((interval) => ({
      version: interval.introduced,
      status: 'affected',
      versionType,
      lessThan: interval.before ?? '*',
    })),
  };
}

function metricsOf(advisory: Advisory): unknown[] {
  const found = advisory.cvss === undefined ? undefined : score(advisory.cvss);
  if (!found || isFault(found)) {
    const content = { text: advisory.severity };
    return advisory.severity ? [{ other: { type: 'Textual description of severity', content } }] : [];
  }
  const general = isGeneral(advisory) ? [metric('GENERAL', found)] : [];
  return [...general, ...scopedScores(advisory).map(({ environment, score: each }) => metric(environment, each))];
}

const metric = (scenario: string, found: Score): unknown => ({
  format: 'CVSS',
  scenarios: [{ lang: 'en', value: scenario }],
  [`cvssV${found.version.replace('.', '_')}`]: cvssBody(found),
});

function solutionsOf(advisory: Advisory): string {
  const lines = advisory.affected.flatMap((affected) =>
    intervalsOf(affected).map(({ range, before, patched }) => {
      const line = `${affected.product} ${range.line}:`;
      const needs = range.precondition ? ` Needed first: ${range.precondition}` : '';
      if (patched) return `${line} upgrade to ${before} or later.${needs}`;
      return `${line} no patch${range.unpatched ? `; ${range.unpatched}` : ' yet'}.`;
    }),
  );
  return [advisory.solution.trim(), ...lines].filter((line) => line !== '').join('\n');
}

function tagsOf(reference: Advisory['references'][number], published: PublishedAdvisory): string[] {
  const { ghsa } = published.advisory;
  const sameHost = new URL(reference.url).host === new URL(published.url).host;
  const own = (ghsa && reference.url.includes(ghsa)) || sameHost;
  const tags = {
    advisory: [own ? 'vendor-advisory' : 'third-party-advisory'],
    fix: ['patch'],
    release: ['release-notes'],
    article: ['technical-description'],
    report: ['issue-tracking'],
    web: [],
  };
  return tags[reference.kind];
}

function referencesOf(published: PublishedAdvisory): unknown[] {
  const own = { url: published.url, name: published.advisory.id, tags: ['vendor-advisory'] };
  const others = published.advisory.references.map((reference) => {
    const tags = tagsOf(reference, published);
    return { url: reference.url, name: reference.title || undefined, tags: tags.length > 0 ? tags : undefined };
  });
  return [...new Map([...others, own].map((reference) => [reference.url, reference])).values()];
}

function discoveryOf(published: PublishedAdvisory): 'INTERNAL' | 'EXTERNAL' | 'UNKNOWN' {
  const finders = published.advisory.credits.filter((c) => c.role === 'finder' || c.role === 'reporter');
  if (finders.length === 0) return 'UNKNOWN';
  return finders.every((c) => c.affiliation === published.publisher.name) ? 'INTERNAL' : 'EXTERNAL';
}

const someOrNone = <T>(items: readonly T[]): readonly T[] | undefined => (items.length > 0 ? items : undefined);

function organisationOf(published: PublishedAdvisory) {
  const known = published.publisher.cveOrganisation;
  if (!known) throw new Error('A CVE record names the organisation that assigned its id; none is known.');
  return { orgId: known.id, shortName: known.shortName };
}

/** The CNA container of a published record, as CVE Services take it (`cnaContainer`); CVE Record Format 5.2.0. */
export function cveContainer(published: PublishedAdvisory): unknown {
  const { advisory, url } = published;
  const name = advisory.cwe && cweName(advisory.cwe);
  const weakness = name && { lang: 'en', type: 'CWE', cweId: advisory.cwe, description: `${advisory.cwe}: ${name}` };
  const credits = advisory.credits.map((credit) => ({
    lang: 'en',
    type: credit.role,
    value: credit.affiliation ? `${credit.name} (${credit.affiliation})` : credit.name,
  }));
  return sortKeys({
    providerMetadata: organisationOf(published),
    title: advisory.title.slice(0, 256),
    datePublic: published.status === 'draft' ? undefined : published.publishedAt,
    descriptions: said(
      [advisory.description, advisory.attackVectors, advisory.impact].filter((part) => part.trim() !== '').join('\n\n'),
      url,
    ),
    affected: advisory.affected.map(affectedOf),
    problemTypes: weakness ? [{ descriptions: [weakness] }] : undefined,
    metrics: someOrNone(metricsOf(advisory)),
    solutions: someOrNone(said(solutionsOf(advisory), url)),
    workarounds: hasWorkaround(advisory) ? said(advisory.workarounds, url) : undefined,
    credits: someOrNone([...new Map(credits.map((c) => [`${c.type} ${c.value}`, c])).values()]),
    references: referencesOf(published),
    source: { advisory: advisory.ghsa ?? advisory.id, discovery: discoveryOf(published) },
  });
}

/** The CNA container of a rejected record: why, in the words of the newest revision. */
export function cveRejection(published: PublishedAdvisory): unknown {
  const reason = published.revisions.at(-1)?.summary.trim() || 'The advisory has been withdrawn.';
  return sortKeys({ providerMetadata: organisationOf(published), rejectedReasons: said(reason, published.url) });
}

/**
 * The whole record: published, or rejected when the advisory is withdrawn. The format has no record of a draft, so a draft
 * is the container alone, as CVE Services will take it. Needs a CVE id and the organisation that assigned it.
 */
export function renderCve(published: PublishedAdvisory): string {
  if (published.status === 'draft') return writeJson({ cnaContainer: cveContainer(published) });
  const rejected = published.status === 'withdrawn';
  const organisation = organisationOf(published);
  return writeJson({
    dataType: 'CVE_RECORD',
    dataVersion: '5.2.0',
    cveMetadata: sortKeys({
      cveId: published.advisory.cve,
      assignerOrgId: organisation.orgId,
      assignerShortName: organisation.shortName,
      state: rejected ? 'REJECTED' : 'PUBLISHED',
      datePublished: published.publishedAt,
      dateUpdated: published.updatedAt,
      dateRejected: rejected ? published.updatedAt : undefined,
    }),
    containers: { cna: rejected ? cveRejection(published) : cveContainer(published) },
  });
}
