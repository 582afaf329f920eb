import type { Advisory } from '../../src/core/advisory/advisory.ts';
import { purlOf } from '../../src/core/advisory/purl.ts';
import { withoutV } from '../../src/core/release/versions.ts';
import { isFault, score } from '../../src/core/scores/score.ts';
import { generalScores } from '../../src/formats/csaf/scores.ts';
import { sortKeys } from '../../src/formats/json.ts';

const trimmed = (text: string): string => text.trim();
const canonical = (vector: string): string => {
  const found = score(vector);
  return isFault(found) ? vector : found.vector;
};

const byText = (a: object, b: object): number => (identity(a) < identity(b) ? -1 : 1);
const identity = (value: object): string =>
  JSON.stringify(sortKeys({ ...value, ranges: undefined, commits: undefined }));

/** The package URL that ecosystem and package name stand for says nothing new. */
function purlBeside({ purl, ecosystem, package: name }: Advisory['affected'][number]): { purl?: string } {
  const said = purl ?? (ecosystem && name ? purlOf(ecosystem, name) : undefined);
  return said ? { purl: said } : {};
}

/**
 * An advisory as CSAF gives it back: products, statements and further vectors in any order, texts without space around them, versions without a leading v, ranges ascending,
 * vectors in canonical letters, the severity always said, an empty list left out.
 */
export function normalAdvisory(advisory: Advisory): Advisory {
  const severity = advisory.severity ?? generalScores(advisory)[0]?.severity;
  const summary = trimmed(advisory.summary);
  return {
    ...advisory,
    summary,
    description: trimmed(advisory.description) || summary,
    impact: trimmed(advisory.impact),
    attackVectors: trimmed(advisory.attackVectors),
    detection: trimmed(advisory.detection),
    solution: trimmed(advisory.solution),
    workarounds: trimmed(advisory.workarounds),
    ...(severity ? { severity } : {}),
    ...(advisory.cvss ? { cvss: canonical(advisory.cvss) } : {}),
    ...(advisory.vectors ? { vectors: advisory.vectors.map(canonical).toSorted() } : {}),
    ...(advisory.timeline ? { timeline: advisory.timeline.map((one) => ({ ...one, text: trimmed(one.text) })) } : {}),
    ...(advisory.statements ? { statements: advisory.statements.toSorted(byText) } : {}),
    affected: advisory.affected.toSorted(byText).map((one) => ({
      ...one,
      ...purlBeside(one),
      ranges: one.ranges
        .map((range) => ({
          ...range,
          introduced: withoutV(range.introduced),
          ...(range.fixed ? { fixed: withoutV(range.fixed) } : {}),
          ...(range.lastAffected ? { lastAffected: withoutV(range.lastAffected) } : {}),
        }))
        .toSorted((a, b) => a.introduced.localeCompare(b.introduced, 'en', { numeric: true })),
    })),
    references: advisory.references.map(({ title, ...rest }) =>
      title && title !== rest.url ? { ...rest, title } : rest,
    ),
  };
}
