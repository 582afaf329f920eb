import type { PublishedAdvisory, Statement } from '../../core/advisory/advisory.ts';
import { sayCommitSpan } from '../../core/advisory/commits.ts';
import { type Affected, type Interval, intervalsOf } from '../../core/advisory/intervals.ts';
import { purlAt, purlOfProduct } from '../../core/advisory/purl.ts';
import { versOf } from '../../core/advisory/vers.ts';
import { hasWorkaround } from '../../core/advisory/workarounds.ts';
import type { Format } from '../format.ts';
import { writeJson } from '../json.ts';
import { publicationFaults } from '../obstacles.ts';
import { checkOpenVex } from './check.ts';
import { readOpenVex } from './read.ts';

type Json = Record<string, unknown>;

/** A range as a package URL with its `vers` qualifier; without a package URL, an address below the page. */
function rangeId(affected: Affected, interval: Interval, url: string): string {
  const vers = encodeURIComponent(versOf(affected, interval));
  if (affected.purl) return `${affected.purl}?vers=${vers}`;
  return `${url}#${encodeURIComponent(`${affected.vendor}/${affected.product}`)}?vers=${vers}`;
}

function patchedId(affected: Affected, version: string, url: string): string {
  if (affected.purl) return purlAt(affected.purl, version);
  return `${url}#${encodeURIComponent(`${affected.vendor}/${affected.product}@${version}`)}`;
}

const component = (id: string): Json =>
  id.startsWith('pkg:') ? { '@id': id, identifiers: { purl: id } } : { '@id': id };

function upgrade({ range, before, patched }: Interval): string {
  const needs = range.precondition ? ` Needed first: ${range.precondition}` : '';
  const why = range.unpatched ? `: ${range.unpatched}` : range.planned ? ` yet: ${range.planned}` : '.';
  return patched ? `Upgrade to ${before} or later.${needs}` : `There is no patch for this line${why}`;
}

/** A product whose versions nobody named: as a whole, with the commits in words where there are some. */
function wholeId({ purl, vendor, product }: Affected, url: string): string {
  return purl ?? `${url}#${encodeURIComponent(`${vendor}/${product}`)}`;
}

const byCommits = ({ commits = [] }: Affected): string =>
  commits.length > 0
    ? `Affected are ${commits.map(sayCommitSpan).join('; ')}. Build without them.`
    : 'Nobody has said which versions are affected: ask the vendor.';

function actionFor(step: string, { advisory }: PublishedAdvisory): string {
  return hasWorkaround(advisory) ? `${step} Workaround: ${advisory.workarounds.trim()}` : step;
}

/** A product that is not affected, or of which nobody knows yet: one version, or the product as a whole. */
function stated({ vendor, product, purl, version, status, justification, why }: Statement, url: string): Json {
  const name = `${url}#${encodeURIComponent(`${vendor}/${product}${version ? `@${version}` : ''}`)}`;
  const id = purl ? (version ? purlAt(purl, version) : purl) : name;
  const reason = status === 'not affected' ? { impact_statement: why } : { status_notes: why };
  return { products: [component(id)], status: status.replace(' ', '_'), justification, ...reason };
}

const distinct = (statements: readonly Json[]): Json[] => [
  ...new Map(statements.map((one) => [JSON.stringify(one), one])).values(),
];

function statementsOf(published: PublishedAdvisory): Json[] {
  const { advisory, url } = published;
  const ids = [advisory.cve, advisory.ghsa, advisory.id, ...(advisory.aliases ?? [])];
  const names = [...new Set(ids.filter((name) => name !== undefined))];
  const vulnerability = { name: names[0], ...(names.length > 1 ? { aliases: names.slice(1) } : {}) };
  const all = advisory.affected.flatMap((one) => {
    const purl = purlOfProduct(one);
    const affected = purl ? { ...one, purl } : one;
    const intervals = intervalsOf(affected);
    if (intervals.length === 0) return [{ id: wholeId(affected, url), step: byCommits(affected), patched: undefined }];
    return intervals.map((interval) => ({
      id: rangeId(affected, interval, url),
      step: upgrade(interval),
      patched: interval.patched && interval.before ? patchedId(affected, interval.before, url) : undefined,
    }));
  });
  const ranges = all.map(({ id }) => component(id));
  if (published.status === 'withdrawn') {
    const impact_statement = 'The advisory is withdrawn; its history says why.';
    return [{ vulnerability, products: ranges, status: 'not_affected', impact_statement }];
  }
  const patched = all.flatMap((one) => one.patched ?? []);
  const fixed = [...new Set(patched)].map(component);
  return distinct([
    ...all.map(({ step }, n) => ({
      vulnerability,
      products: [ranges[n]],
      status: 'affected',
      action_statement: actionFor(step, published),
    })),
    ...(fixed.length > 0 ? [{ vulnerability, products: fixed, status: 'fixed' }] : []),
    ...(advisory.statements ?? []).map((one) => ({ vulnerability, ...stated(one, url) })),
  ]);
}

/** OpenVEX 0.2.0: one statement for each affected range, one for all versions with a patch. */
export function renderOpenVex(published: PublishedAdvisory): string {
  return writeJson({
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': `${published.url}.vex.json`,
    author: published.publisher.name,
    role: 'Document Creator',
    timestamp: published.publishedAt,
    last_updated: published.updatedAt,
    version: Math.max(1, published.revisions.length),
    tooling: 'Tidegate',
    statements: statementsOf(published),
  });
}

export const openvex: Format = {
  id: 'openvex',
  title: 'OpenVEX 0.2',
  extension: '.vex.json',
  mediaType: 'application/json',
  obstacles: publicationFaults,
  render: renderOpenVex,
  check: checkOpenVex,
  read: readOpenVex,
};
