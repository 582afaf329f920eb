import type { Advisory, PublishedAdvisory } from '../../src/core/advisory/advisory.ts';
import { sayCredit } from '../../src/core/advisory/credits.ts';
import { packageOf, purlOf } from '../../src/core/advisory/purl.ts';
import { hasWorkaround } from '../../src/core/advisory/workarounds.ts';
import { compareVersions, withoutV } from '../../src/core/release/versions.ts';
import { isFault, score } from '../../src/core/scores/score.ts';

type Product = Advisory['affected'][number];

function product(given: Product): Product {
  const { purl = given.ecosystem && given.package ? purlOf(given.ecosystem, given.package) : undefined } = given;
  const named = purl ? packageOf(purl) : undefined;
  const { ecosystem: _, package: __, purl: ___, ...rest } = given;
  const ranges = given.ranges
    .map((range) => ({
      ...range,
      introduced: withoutV(range.introduced),
      ...(range.fixed ? { fixed: withoutV(range.fixed) } : {}),
      ...(range.lastAffected ? { lastAffected: withoutV(range.lastAffected) } : {}),
    }))
    .sort((a, b) => compareVersions(a.introduced, b.introduced, given.ecosystem));
  return {
    ...rest,
    ranges,
    ...(purl ? { purl } : {}),
    ...(named ? { ecosystem: named.ecosystem, package: named.name } : {}),
  };
}

/** A vector as its version of CVSS writes it: in order, without metrics that are not defined. */
function canonical(vector: string): string {
  const found = score(vector);
  return isFault(found) ? vector : found.vector;
}

const trimmed = ['description', 'summary', 'impact', 'attackVectors', 'detection', 'solution', 'workarounds'] as const;

/**
 * An advisory as it comes back from a form that carries all of it (docs/guide/formats.md): texts without space around
 * them, versions without a leading v and ascending, packages with their package URL, nothing twice.
 */
export function carried({ advisory, url }: PublishedAdvisory): Advisory {
  const credits = new Map(advisory.credits.map((one) => [`${one.role} ${sayCredit(one)}`, one]));
  const references = new Map(advisory.references.map((one) => [one.url, one]));
  references.delete(url);
  const timeline = new Map((advisory.timeline ?? []).map((one) => [`${one.at} ${one.text}`, one]));
  return {
    ...advisory,
    ...Object.fromEntries(trimmed.map((field) => [field, advisory[field].trim()])),
    workarounds: hasWorkaround(advisory) ? advisory.workarounds.trim() : '',
    ...(advisory.cvss ? { cvss: canonical(advisory.cvss) } : {}),
    ...(advisory.vectors ? { vectors: advisory.vectors.map(canonical) } : {}),
    affected: advisory.affected.map(product),
    references: [...references.values()],
    credits: [...credits.values()],
    ...(advisory.timeline ? { timeline: [...timeline.values()] } : {}),
  };
}

/** Credits as one line each: a name that ends in brackets can't be told from one with an affiliation. */
export const withCreditLines = (advisory: Advisory) => ({
  ...advisory,
  credits: advisory.credits.map((credit) => `${credit.role}: ${sayCredit(credit).trim()}`),
});
