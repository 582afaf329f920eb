// How many vectors are scored in a second on one core, beside the package that is right on the same version.
import library from 'ae-cvss-calculator';
import { cvss31 } from '../../src/core/scores/cvss3-metrics.ts';
import { cvss40 } from '../../src/core/scores/cvss4-metrics.ts';
import { isFault, score } from '../../src/core/scores/score.ts';
import type { ScoringSystem } from '../../src/core/scores/vector.ts';
import { type Figure, median } from './figure.ts';

const rounds = 7;
const { Cvss3P1, Cvss4P0 } = library;

/** Base vectors of a system, spread over all of its values in an order that repeats. */
function vectorsOf(system: ScoringSystem, count: number): readonly string[] {
  const metrics = system.metrics.filter(({ group }) => group === 'base');
  return Array.from({ length: count }, (_, at) => {
    let state = Math.imul(at + 1, 2_654_435_761) >>> 0;
    const parts = metrics.map(({ id, values }) => {
      const codes = Object.keys(values).filter((code) => code !== 'X');
      const code = codes[state % codes.length]!;
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return `${id}:${code}`;
    });
    return system.prefix + parts.join('/');
  });
}

/** Vectors a second, the middle of several rounds taken in turns. */
function rates(vectors: readonly string[], ways: readonly ((vector: string) => unknown)[]): readonly number[] {
  const seen = ways.map((): number[] => []);
  for (let round = -2; round < rounds; round += 1) {
    for (const [at, way] of ways.entries()) {
      const began = performance.now();
      for (const vector of vectors) way(vector);
      if (round >= 0) seen[at]!.push(vectors.length / ((performance.now() - began) / 1_000));
    }
  }
  return seen.map(median);
}

function ours(vector: string): void {
  if (isFault(score(vector))) throw new Error(`${vector} was refused.`);
}

/** Scoring of CVSS 3.1 and 4.0. */
export function scoreFigures(): readonly Figure[] {
  const [three, peerOfThree] = rates(vectorsOf(cvss31, 20_000), [ours, (v) => new Cvss3P1(v).calculateScores()]);
  const [four, peerOfFour] = rates(vectorsOf(cvss40, 10_000), [ours, (v) => new Cvss4P0(v).calculateScores()]);
  const figure = (version: string, value: number, peer: number, bound: number): Figure => ({
    name: `CVSS ${version} vectors, one core`,
    value,
    unit: '/s',
    peer: { name: 'ae-cvss-calculator', value: peer },
    bound: { is: 'at least', value: bound },
  });
  return [figure('3.1', three!, peerOfThree!, 100_000), figure('4.0', four!, peerOfFour!, 30_000)];
}
