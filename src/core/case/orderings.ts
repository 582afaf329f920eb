import type { ExposureFact, ExposureHistory } from './exposure.ts';

/** A chance as an exact fraction, from 0 to 1. */
export type Fraction = readonly [numerator: number, denominator: number];

/** One desirable order of two facts, and how often a case in which nobody does anything special has it. */
export interface Ordering {
  readonly first: ExposureFact;
  readonly second: ExposureFact;
  readonly chance: Fraction;
}

/**
 * The twelve desirable orderings of a case (Householder and Spring, "Are we skillful or just lucky?"). The chances are
 * those of a walk that takes every possible next fact equally often; orderings.test.ts walks it and compares.
 */
export const orderings: readonly Ordering[] = [
  { first: 'vendor aware', second: 'public', chance: [1, 3] },
  { first: 'vendor aware', second: 'exploit public', chance: [2, 3] },
  { first: 'vendor aware', second: 'attacks observed', chance: [3, 4] },
  { first: 'fix ready', second: 'public', chance: [1, 9] },
  { first: 'fix ready', second: 'exploit public', chance: [1, 3] },
  { first: 'fix ready', second: 'attacks observed', chance: [3, 8] },
  { first: 'fix deployed', second: 'public', chance: [1, 27] },
  { first: 'fix deployed', second: 'exploit public', chance: [1, 6] },
  { first: 'fix deployed', second: 'attacks observed', chance: [3, 16] },
  { first: 'public', second: 'exploit public', chance: [1, 2] },
  { first: 'public', second: 'attacks observed', chance: [2, 3] },
  { first: 'exploit public', second: 'attacks observed', chance: [1, 2] },
];

export interface JudgedOrdering extends Ordering {
  /** `open` while neither has happened; what came first is settled by the first of the two. */
  readonly outcome: 'kept' | 'missed' | 'open';
  /** Skill against chance, (observed − expected) / (1 − expected): 1 when kept, below 0 when missed; none while open. */
  readonly alpha?: number;
}

/** What became of each ordering in one case. Two facts of the same instant are in no order, so that one is missed. */
export function judgeOrderings(history: ExposureHistory): readonly JudgedOrdering[] {
  return orderings.map((ordering) => {
    const [one, other] = [history[ordering.first], history[ordering.second]];
    if (one === undefined && other === undefined) return { ...ordering, outcome: 'open' };
    const isKept = one !== undefined && (other === undefined || one < other);
    const outcome = isKept ? ('kept' as const) : ('missed' as const);
    return { ...ordering, outcome, alpha: alphaOf(ordering.chance, isKept ? 1 : 0) };
  });
}

/** The skill coefficient of an ordering: how far what was observed (a share of cases, 0 to 1) is from chance. */
export function alphaOf([n, d]: Fraction, observed: number): number {
  return (observed * d - n) / (d - n);
}

/** What a case reached and what chance alone would have given, over the orderings that are settled. */
export interface Skill {
  readonly kept: number;
  readonly settled: number;
  readonly expected: number;
  /** The mean of the settled orderings' coefficients: 1 is all kept, 0 is what chance gives; none while nothing is settled. */
  readonly alpha?: number;
}

/** Sums up the orderings of one case. */
export function skillOf(judged: readonly JudgedOrdering[]): Skill {
  const settled = judged.filter((o) => o.outcome !== 'open');
  const kept = settled.filter((o) => o.outcome === 'kept').length;
  const expected = settled.reduce((sum, { chance: [n, d] }) => sum + n / d, 0);
  const alphas = settled.map((o) => o.alpha!);
  return {
    kept,
    settled: settled.length,
    expected,
    ...(alphas.length > 0 ? { alpha: alphas.reduce((a, b) => a + b, 0) / alphas.length } : {}),
  };
}

const subjects: Readonly<Record<ExposureFact, string>> = {
  'vendor aware': 'The team knew',
  'fix ready': 'A fix was ready',
  'fix deployed': 'The fix was deployed',
  public: 'It was public',
  'exploit public': 'An exploit was public',
  'attacks observed': 'Attacks were seen',
};

const befores: Readonly<Record<ExposureFact, string>> = {
  'vendor aware': 'the team knew',
  'fix ready': 'a fix was ready',
  'fix deployed': 'the fix was deployed',
  public: 'it was public',
  'exploit public': 'an exploit was',
  'attacks observed': 'attacks were seen',
};

/** An ordering in words. Where a release counts as deployment, the words claim no more than the release. */
export function sayOrdering({ first, second }: Ordering, fixDeployed: 'release' | 'statement'): string {
  const isRelease = first === 'fix deployed' && fixDeployed === 'release';
  return `${isRelease ? 'The fix was released' : subjects[first]} before ${
    second === 'exploit public' && first !== 'public' ? 'an exploit was public' : befores[second]
  }`;
}
