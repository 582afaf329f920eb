import type { ZodType } from 'zod';
import { isFault, mainScore, score } from '../../../core/scores/score.ts';
import { cvssShapes } from '../../csaf/schema/metrics.ts';
import { eachOf, type Found, type Rule } from './rule.ts';
import {
  type At,
  type Csaf21,
  each,
  idsInGroup,
  type Metric,
  metrics,
  type Vulnerability,
  vulnerabilities,
} from './view.ts';

const fields = ['cvss_v2', 'cvss_v3', 'cvss_v4'] as const;

const shapeFaults = (path: string, shape: ZodType, value: unknown): readonly Found[] => {
  const result = shape.safeParse(value);
  return result.success
    ? []
    : result.error.issues.map((issue): Found => [[path, ...issue.path.map(String)].join('/'), issue.message]);
};

/** A metric of the issuing party: it names no source, or the document itself. */
const isOwn = ({ source }: Metric, document: Csaf21): boolean =>
  source === undefined ||
  (document.document.references ?? []).some(({ category, url }) => category === 'self' && url === source);

/** Test 6.1.56: for one product and source, a rating in words stands beside no CVSS. */
function* doublyRated({ path, it }: At<Vulnerability>): Iterable<Found> {
  const keysOf = ({ products, source = '' }: Metric) => products.map((id) => `${source}\n${id}`);
  const scored = new Set((it.metrics ?? []).filter(({ content }) => fields.some((f) => content[f])).flatMap(keysOf));
  for (const one of each(`${path}/metrics`, it.metrics)) {
    if (one.it.content.qualitative_severity_rating === undefined) continue;
    if (keysOf(one.it).some((key) => scored.has(key))) {
      yield [`${one.path}/content/qualitative_severity_rating`, 'a product has a CVSS score of this source too'];
    }
  }
}

/** Metrics by whose absence a fixed product counts as harmless; what is only spelt out counts as well. */
const harmless: Readonly<Record<(typeof fields)[number], Readonly<Record<string, readonly string[]>>>> = {
  cvss_v2: { targetDistribution: ['TD:N', 'NONE'] },
  cvss_v3: {
    modifiedConfidentialityImpact: ['MC:N', 'NONE'],
    modifiedIntegrityImpact: ['MI:N', 'NONE'],
    modifiedAvailabilityImpact: ['MA:N', 'NONE'],
  },
  cvss_v4: {
    modifiedVulnConfidentialityImpact: ['MVC:N', 'NONE'],
    modifiedVulnIntegrityImpact: ['MVI:N', 'NONE'],
    modifiedVulnAvailabilityImpact: ['MVA:N', 'NONE'],
    modifiedSubConfidentialityImpact: ['MSC:N', 'NEGLIGIBLE'],
    modifiedSubIntegrityImpact: ['MSI:N', 'NEGLIGIBLE'],
    modifiedSubAvailabilityImpact: ['MSA:N', 'NEGLIGIBLE'],
  },
};

/** Test 6.3.12: CVSS 4.0 beside every other, and some CVSS for every affected product. */
function* withoutNewest({ path, it }: At<Vulnerability>): Iterable<Found> {
  const scored = each(`${path}/metrics`, it.metrics).filter(({ it: one }) => fields.some((name) => one.content[name]));
  for (const one of scored) if (!one.it.content.cvss_v4) yield [`${one.path}/content`, 'there is no CVSS 4.0'];
  const covered = new Set(scored.flatMap((one) => one.it.products));
  for (const id of idsInGroup(it, 'affected')) {
    if (!covered.has(id)) yield [`${path}/metrics`, `no CVSS covers ${id}, which is affected`];
  }
}

function overall(body: Readonly<Record<string, unknown>>): number | undefined {
  const found = score(String(body.vectorString));
  if (isFault(found)) return undefined;
  return found.version === '4.0' ? mainScore(found) : (found.environmental ?? found.temporal ?? found.base);
}

/** Whether a score says that nothing is left of the vulnerability (test 6.2.19). */
function isZero(field: (typeof fields)[number], body: Readonly<Record<string, unknown>>): boolean {
  if (body.environmentalScore === 0 || overall(body) === 0) return true;
  const parts = String(body.vectorString).split('/');
  return Object.entries(harmless[field]).every(([name, [code, word]]) => parts.includes(code!) || body[name] === word);
}

function* scoredThoughFixed({ path, it }: At<Vulnerability>): Iterable<Found> {
  const fixed = new Set(idsInGroup(it, 'fixed'));
  for (const one of each(`${path}/metrics`, it.metrics)) {
    if (!one.it.products.some((id) => fixed.has(id))) continue;
    for (const field of fields) {
      const body = one.it.content[field];
      if (body && !isZero(field, body)) yield [`${one.path}/content/${field}`, 'a fixed product has a score above 0'];
    }
  }
}

const isUnmeasured = ({ path, it }: At<Vulnerability>): readonly Found[] => {
  const measured = new Set((it.metrics ?? []).flatMap(({ products }) => products));
  const unmeasured = idsInGroup(it, 'affected').filter((id) => !measured.has(id));
  return unmeasured.map((id): Found => [`${path}/product_status`, `no metric covers ${id}`]);
};

/** Fields of CVSS that FIRST's forms do not know; the rest of a document has no room for any. */
function unknownFields({ path, it }: At<Metric>): readonly Found[] {
  return fields.flatMap((field) => {
    const body = it.content[field];
    const known = cvssShapes[field].known;
    return Object.keys(body ?? {})
      .filter((key) => !known.has(key))
      .map((key): Found => [`${path}/content/${field}/${key}`, `FIRST's form has no field ${key}`]);
  });
}

/** Tests about scores and ratings. */
export const metricRules: readonly Rule[] = [
  eachOf('6.1.8', metrics, ({ path, it }) =>
    fields.flatMap((field) => {
      const body = it.content?.[field];
      return body === undefined ? [] : shapeFaults(`${path}/content/${field}`, cvssShapes[field].shape, body);
    }),
  ),
  eachOf('6.1.56', vulnerabilities, doublyRated),
  eachOf('6.2.3', vulnerabilities, isUnmeasured),
  eachOf('6.3.12', vulnerabilities, withoutNewest),
  eachOf('6.2.19', vulnerabilities, scoredThoughFixed),
  eachOf('6.2.20', metrics, unknownFields),
  eachOf(
    '6.2.47',
    metrics,
    ({ path, it }, document) =>
      it.content.qualitative_severity_rating !== undefined &&
      isOwn(it, document) && [
        `${path}/content/qualitative_severity_rating`,
        'a rating in words says nothing of its reasons',
      ],
  ),
  eachOf(
    '6.3.18',
    metrics,
    ({ path, it }) =>
      it.content.qualitative_severity_rating !== undefined && [
        `${path}/content/qualitative_severity_rating`,
        'a rating in words says nothing of its reasons',
      ],
  ),
];
