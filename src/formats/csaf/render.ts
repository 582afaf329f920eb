import type { Advisory, Credit, PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { scopedScores } from '../../core/advisory/scoped-scores.ts';
import { cweName } from '../../core/scores/cwe.ts';
import { sayScore } from '../../core/scores/explain.ts';
import { isFault, score } from '../../core/scores/score.ts';
import { sortKeys, writeJson } from '../json.ts';
import { branchesOf, type Product, productsOf } from './products.ts';
import { remediationsOf } from './remediations.ts';
import { csafUrl, trackingOf } from './tracking.ts';

type Json = Record<string, unknown>;

const nonEmpty = (items: readonly unknown[]): readonly unknown[] | undefined => (items.length > 0 ? items : undefined);

function note(category: string, title: string, text: string): Json[] {
  return text.trim() ? [{ category, title, text: text.trim() }] : [];
}

function notesOf(advisory: Advisory): Json[] {
  return [
    ...note('summary', 'Summary', advisory.summary),
    ...note('description', 'Description', advisory.description),
    ...note('details', 'Impact', advisory.impact),
    ...note('details', 'Attack vectors', advisory.attackVectors),
    ...note('details', 'Detection', advisory.detection),
    ...note('other', 'Solution', advisory.solution),
    ...note('other', 'Workarounds', advisory.workarounds),
  ];
}

const acknowledge = (credit: Credit): Json => ({
  names: [credit.name],
  ...(credit.affiliation ? { organization: credit.affiliation } : {}),
  summary: `Credited as ${credit.role}`,
});

/** CSAF 2.0 carries CVSS 2.0 to 3.1 as data; a 4.0 vector goes into a note. */
function scoresOf(advisory: Advisory, products: readonly Product[]): { scores: Json[]; notes: Json[] } {
  const found = advisory.cvss === undefined ? undefined : score(advisory.cvss);
  if (!found || isFault(found)) return { scores: [], notes: [] };
  if (found.version === '4.0') {
    const said = `${found.vector}, score ${found.score.toFixed(1)} (${found.nomenclature}, ${found.severity})`;
    return { scores: [], notes: note('other', 'CVSS 4.0', said) };
  }
  const basics = { version: found.version, vectorString: found.vector, baseScore: found.base };
  const body =
    found.version === '2.0'
      ? { cvss_v2: basics }
      : { cvss_v3: { ...basics, baseSeverity: found.severity.toUpperCase() } };
  const ids = products.filter((p) => p.kind === 'affected').map((p) => p.id);
  return { scores: ids.length > 0 ? [{ ...body, products: ids }] : [], notes: [] };
}

/** Scores of CSAF belong to products and to no environment: what holds in one environment goes into notes. */
const scopedNotes = (advisory: Advisory): Json[] =>
  scopedScores(advisory).flatMap(({ environment, score: found }) =>
    note('other', `CVSS in this environment: ${environment}`, `${found.vector}, ${sayScore(found)}`),
  );

function vulnerabilityOf(published: PublishedAdvisory, products: readonly Product[]): Json {
  const { advisory } = published;
  const { scores, notes } = scoresOf(advisory, products);
  const ids = [
    ...(advisory.ghsa ? [{ system_name: 'GitHub Security Advisories', text: advisory.ghsa }] : []),
    { system_name: published.publisher.name, text: advisory.id },
  ];
  const of = (kind: Product['kind']) => nonEmpty(products.filter((p) => p.kind === kind).map((p) => p.id));
  const name = advisory.cwe && cweName(advisory.cwe);
  return {
    title: advisory.title,
    cve: advisory.cve,
    ids,
    cwe: name ? { id: advisory.cwe, name } : undefined,
    notes: [...notesOf(advisory), ...notes, ...scopedNotes(advisory)],
    product_status: { known_affected: of('affected'), fixed: of('fixed') },
    remediations: nonEmpty(remediationsOf(advisory, products)),
    scores: nonEmpty(scores),
    references: nonEmpty(
      advisory.references.map(({ url, title }) => ({ category: 'external', summary: title ?? url, url })),
    ),
    acknowledgments: nonEmpty(advisory.credits.map(acknowledge)),
  };
}

function severityWord(advisory: Advisory): string | undefined {
  const found = advisory.cvss === undefined ? undefined : score(advisory.cvss);
  const word = advisory.severity ?? (found && !isFault(found) ? found.severity : undefined);
  return word && word[0]!.toUpperCase() + word.slice(1);
}

/** The profiles of CSAF 2.0 §4 that an advisory can be written in, the usual one first. */
export const csafProfiles = ['security-advisory', 'vex', 'informational', 'base'] as const;
export type CsafProfile = (typeof csafProfiles)[number];

const categories: Readonly<Record<CsafProfile, string>> = {
  'security-advisory': 'csaf_security_advisory',
  vex: 'csaf_vex',
  informational: 'csaf_informational_advisory',
  base: 'csaf_base',
};

/**
 * CSAF 2.0, keys in alphabetical order (§6.2.13). The informational profile tells of no vulnerability (§4.3): there
 * the text stands in the notes of the document.
 */
export function renderCsaf(published: PublishedAdvisory, profile: CsafProfile = 'security-advisory'): string {
  const isInformational = profile === 'informational';
  const { advisory, publisher } = published;
  const products = productsOf(advisory.affected);
  const word = severityWord(advisory);
  const withdrawn = 'This advisory is withdrawn. Its history says why; its content no longer holds.';
  const document = {
    category: categories[profile],
    csaf_version: '2.0',
    title: advisory.title,
    lang: 'en',
    distribution: { tlp: { label: 'WHITE', url: 'https://www.first.org/tlp/v1/' } },
    aggregate_severity: word ? { text: word } : undefined,
    publisher: {
      category: 'vendor',
      name: publisher.name,
      namespace: publisher.namespace,
      contact_details: publisher.contact.trim() || undefined,
    },
    notes: nonEmpty([
      ...(published.status === 'withdrawn' ? note('general', 'Withdrawn', withdrawn) : []),
      ...(isInformational ? notesOf(advisory) : note('summary', 'Summary', advisory.summary)),
    ]),
    references: [
      ...(isInformational ? [{ category: 'external', summary: 'Advisory', url: published.url }] : []),
      { category: 'self', summary: `${advisory.id} as CSAF document`, url: csafUrl(published) },
      { category: 'self', summary: `${advisory.id} as page`, url: published.url },
    ],
    tracking: trackingOf(published, advisory.title),
  };
  const whole = {
    document,
    product_tree: isInformational ? undefined : { branches: branchesOf(products) },
    vulnerabilities: isInformational ? undefined : [vulnerabilityOf(published, products)],
  };
  return writeJson(sortKeys(whole));
}
