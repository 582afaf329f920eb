import type { Advisory } from '../../core/advisory/advisory.ts';
import { scopedScores } from '../../core/advisory/scoped-scores.ts';
import { sayScore } from '../../core/scores/explain.ts';
import { type CombinedScore, isFault, type Score, score, severityOf } from '../../core/scores/score.ts';
import { cvssBody } from '../cve/cvss.ts';
import { type Json, note } from './notes.ts';
import type { CsafVersion } from './schema/shapes.ts';

/** The vectors of an advisory that hold everywhere, scored; the one that counts first. */
export function generalScores({ cvss, vectors = [] }: Advisory): readonly Score[] {
  return [...(cvss === undefined ? [] : [cvss]), ...vectors].flatMap((vector) => {
    const found = score(vector);
    return isFault(found) ? [] : [found];
  });
}

/**
 * Revision 2 of FIRST's form has one score, that of the base metrics alone; what else is chosen stands in the vector,
 * whose letters all readers take the same.
 */
function combinedBody({ vector }: Score): Json {
  const metrics = vector.split('/');
  const base = score(metrics.slice(0, 12).join('/')) as CombinedScore;
  const said = { baseScore: base.score, baseSeverity: base.severity.toUpperCase() };
  return { version: '4.0', vectorString: vector, ...said };
}

/** The temporal and environmental scores of 2.0 to 3.1, where such metrics are chosen. */
function furtherScores(found: Score): Json {
  if (found.version === '4.0') return {};
  const told = (['temporal', 'environmental'] as const).flatMap((name) => {
    const value = found[name];
    if (value === undefined) return [];
    const word = severityOf(found.version, value).toUpperCase();
    return [[`${name}Score`, value], ...(found.version === '2.0' ? [] : [[`${name}Severity`, word]])];
  });
  return Object.fromEntries(told);
}

/** Everything in FIRST's form of a score that its vector says already. */
export const impliedBy = (found: Score): Json => ({
  ...cvssBody(found),
  ...furtherScores(found),
  ...(found.version === '4.0' ? combinedBody(found) : {}),
});

/**
 * FIRST's form of a score. The further scores of 2.0 and 3.0 stay in the vector: the validator of the BSI rounds some of
 * them otherwise than the standards (test 6.1.9); 3.1 says how to round without fractions.
 */
function bodyOf(found: Score): Json {
  if (found.version === '4.0') return combinedBody(found);
  return found.version === '3.1' ? impliedBy(found) : cvssBody(found);
}

const fieldOf = ({ version }: Score): 'cvss_v2' | 'cvss_v3' | 'cvss_v4' =>
  version === '2.0' ? 'cvss_v2' : version === '4.0' ? 'cvss_v4' : 'cvss_v3';

/** What follows in the title of a note whose vector is the one that counts. */
export const countedFirst = ', counted first';
/** How the title of a note begins whose vector holds in one environment; the environment follows. */
export const scopedTitle = 'CVSS in this environment: ';
/** A vector with what it means. */
export const sayVector = (found: Score): string => `${found.vector}, ${sayScore(found)}`;

/** CSAF 2.0 carries CVSS 2.0 to 3.1 as data and 4.0 in a note; 2.1 carries them all. */
export function scoresOf(advisory: Advisory, products: readonly string[], edition: CsafVersion) {
  const all = generalScores(advisory);
  const told = products.length === 0 ? [] : all.filter(({ version }) => edition === '2.1' || version !== '4.0');
  const scores = told.map((found) => {
    const content = { [fieldOf(found)]: bodyOf(found) };
    return edition === '2.1' ? { content, products } : { ...content, products };
  });
  const notes = all
    .filter((found) => !told.includes(found))
    .flatMap((found) =>
      note('other', `CVSS ${found.version}${found === all[0] ? countedFirst : ''}`, sayVector(found)),
    );
  return { scores, notes: [...notes, ...scopedNotes(advisory)] };
}

/** Scores of CSAF belong to products and to no environment: what holds in one environment goes into notes. */
const scopedNotes = (advisory: Advisory): Json[] =>
  scopedScores(advisory).flatMap(({ environment, score: found }) =>
    note('other', `${scopedTitle}${environment}`, sayVector(found)),
  );
