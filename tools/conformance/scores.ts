import { isFault, score } from '../../src/core/scores/score.ts';
import { sharedData, tableRows } from '../../test/support/vectors.ts';
import { type Agreement, agreement } from './agreement.ts';

/** Vectors with the scores that exact arithmetic over FIRST's specifications gives. */
export async function scores(): Promise<readonly Agreement[]> {
  if (!sharedData('dev/cvss-vectors')) return [];
  const older = ['2.0', '3.0', '3.1'].map((version) =>
    agreement(
      `scores: CVSS ${version} base`,
      tableRows(`dev/cvss-vectors/cvss${version}.tsv`),
      isBase,
      ([vector]) => vector!,
    ),
  );
  const newer = ['cvss4.0', 'cvss4.0-macro'].map((name) =>
    agreement(`scores: ${name}`, tableRows(`dev/cvss-vectors/${name}.tsv`), isScore, ([vector]) => vector!),
  );
  const invalid = tableRows('dev/cvss-vectors/invalid-v4.0.tsv');
  const refused = agreement(
    'scores: invalid 4.0 vectors refused',
    invalid,
    ([vector]) => isFault(score(vector!)),
    ([vector]) => vector!,
  );
  return [...older, ...newer, refused];
}

function isBase([vector, base]: readonly string[]): boolean {
  const found = score(vector!);
  return !isFault(found) && found.version !== '4.0' && found.base === Number(base);
}

function isScore([vector, wanted]: readonly string[]): boolean {
  const found = score(vector!);
  return !isFault(found) && found.version === '4.0' && found.score === Number(wanted);
}
