import type { Advisory, PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { sayCredit } from '../../core/advisory/credits.ts';
import { lineNotes } from '../../core/advisory/lines.ts';
import { purlOfProduct } from '../../core/advisory/purl.ts';
import { isRejected, reasonOf } from '../../core/advisory/rejection.ts';
import { isGeneral, scopedScores } from '../../core/advisory/scoped-scores.ts';
import { hasWorkaround } from '../../core/advisory/workarounds.ts';
import { cweName } from '../../core/scores/cwe.ts';
import { isFault, type Score, score } from '../../core/scores/score.ts';
import { distinctCredits } from '../credits.ts';
import { sortKeys, writeJson } from '../json.ts';
import { cvssBody } from './cvss.ts';
import { lineTexts } from './solutions.ts';
import { said, sections } from './texts.ts';
import { affectedEntries, statementEntry } from './versions.ts';

function metricsOf(advisory: Advisory): unknown[] {
  const found = advisory.cvss === undefined ? undefined : score(advisory.cvss);
  if (!found || isFault(found)) {
    const content = { text: advisory.severity };
    return advisory.severity ? [{ other: { type: 'Textual description of severity', content } }] : [];
  }
  const general = isGeneral(advisory) ? [metric('GENERAL', found)] : [];
  const further = (advisory.vectors ?? [])
    .map(score)
    .flatMap((each) => (isFault(each) ? [] : [metric('GENERAL', each)]));
  return [
    ...general,
    ...further,
    ...scopedScores(advisory).map(({ environment, score: each }) => metric(environment, each)),
  ];
}

const metric = (scenario: string, found: Score): unknown => ({
  format: 'CVSS',
  scenarios: [{ lang: 'en', value: scenario }],
  [`cvssV${found.version.replace('.', '_')}`]: cvssBody(found),
});

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

function weaknessOf(id: string | undefined) {
  const name = id && cweName(id);
  return name ? [{ lang: 'en', type: 'CWE', cweId: id, description: `${id}: ${name}` }] : [];
}

const timelineOf = ({ timeline = [] }: Advisory) => [
  ...new Map(timeline.map(({ at, text }) => [`${at} ${text}`, { time: at, lang: 'en', value: text }])).values(),
];

/** Of a title, in characters. */
export const longestTitle = 256;

/** The CNA container of a published record, as CVE Services take it (`cnaContainer`); CVE Record Format 5.2.0. */
export function cveContainer(published: PublishedAdvisory): unknown {
  const { advisory, url } = published;
  const weaknesses = [advisory.cwe, ...(advisory.weaknesses ?? [])].flatMap(weaknessOf);
  const credits = distinctCredits(advisory.credits).map((credit) => ({
    lang: 'en',
    type: credit.role,
    value: sayCredit(credit),
  }));
  const texts = Object.entries(sections).flatMap(([field, title]) => {
    const text = advisory[field as keyof typeof sections].trim();
    return text ? said(`${title}${text}`, url) : [];
  });
  const lines = [...new Set(advisory.affected.flatMap(lineTexts))].flatMap((text) => said(text, url));
  return sortKeys({
    providerMetadata: organisationOf(published),
    title: advisory.title.slice(0, longestTitle),
    datePublic: published.status === 'draft' ? undefined : published.publishedAt,
    descriptions: [...said(advisory.description, url), ...texts],
    affected: [
      ...advisory.affected.flatMap((one) => affectedEntries(one, purlOfProduct(one))),
      ...(advisory.statements ?? []).map(statementEntry),
    ],
    problemTypes: someOrNone(weaknesses.map((one) => ({ descriptions: [one] }))),
    impacts: someOrNone(said(advisory.impact, url).map((text) => ({ descriptions: [text] }))),
    metrics: someOrNone(metricsOf(advisory)),
    solutions: someOrNone([...said(advisory.solution, url), ...lines]),
    workarounds: hasWorkaround(advisory) ? said(advisory.workarounds, url) : undefined,
    timeline: someOrNone(timelineOf(advisory)),
    credits: someOrNone(credits),
    references: referencesOf(published),
    source: { advisory: advisory.ghsa ?? advisory.id, discovery: discoveryOf(published) },
    // What the format has no place for, in a field of our own, so that a reader of ours need not guess.
    x_tidegate: {
      id: advisory.id,
      aliases: advisory.aliases,
      lines: advisory.affected.map(lineNotes),
      statements: advisory.statements,
    },
  });
}

/** The CNA container of a rejected record: why, and which ids take its place. Nothing of what no longer holds. */
export function cveRejection(published: PublishedAdvisory): unknown {
  return sortKeys({
    providerMetadata: organisationOf(published),
    rejectedReasons: said(reasonOf(published) || 'The advisory has been withdrawn.', published.url),
    replacedBy: someOrNone(published.rejection?.replacedBy ?? []),
    x_tidegate: { id: published.advisory.id, url: published.url },
  });
}

/**
 * What CVE Services take to reject an id that no record was ever published for (`POST /cve/{id}/reject`). Its reason is
 * the same for each: the case that held it stays unsaid, for it may be private still.
 */
export function unusedRejection(organisation: NonNullable<PublishedAdvisory['publisher']['cveOrganisation']>): unknown {
  const { id, shortName } = organisation;
  const rejectedReasons = [{ lang: 'en', value: 'This CVE id was reserved and has not been used.' }];
  return { cnaContainer: sortKeys({ providerMetadata: { orgId: id, shortName }, rejectedReasons }) };
}

/**
 * The whole record: published, or rejected when the advisory is withdrawn or its id alone was rejected. The format has no
 * record of a draft, so a draft is the container alone, as CVE Services will take it. Needs a CVE id and the organisation that assigned it.
 */
export function renderCve(published: PublishedAdvisory): string {
  const rejected = isRejected(published);
  const container = rejected ? cveRejection(published) : cveContainer(published);
  if (published.status === 'draft') return writeJson({ cnaContainer: container });
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
    containers: { cna: container },
  });
}
