import { type Fault, fault } from '../case/fault.ts';
import { scores3 } from './cvss3.ts';
import { cvss30, cvss31 } from './cvss3-metrics.ts';
import { canonical, hasAny, parseVector, type ScoringSystem } from './vector.ts';

export type Severity = 'none' | 'low' | 'medium' | 'high' | 'critical';

/** Scores of CVSS 2.0 to 3.1, 0.0 to 10.0 in tenths; `severity` is the word for the base score. */
export interface ClassicScore {
  readonly vector: string;
  readonly version: '2.0' | '3.0' | '3.1';
  readonly base: number;
  /** Only when a temporal metric is chosen. */
  readonly temporal?: number;
  /** Only when an environmental metric is chosen. */
  readonly environmental?: number;
  readonly severity: Severity;
}

/** The one score of CVSS 4.0; the nomenclature says which groups went into it. */
export interface CombinedScore {
  readonly vector: string;
  readonly version: '4.0';
  readonly score: number;
  readonly nomenclature: 'CVSS-B' | 'CVSS-BT' | 'CVSS-BE' | 'CVSS-BTE';
  readonly severity: Severity;
}

export type Score = ClassicScore | CombinedScore;

export const systems: readonly ScoringSystem[] = [cvss31, cvss30];

/** The word for a score: CVSS 3.1 §5 and 4.0 §6; 2.0 has no words of its own, NVD's three are used. */
export function severityOf(version: ScoringSystem['version'], score: number): Severity {
  if (version === '2.0') return score >= 7 ? 'high' : score >= 4 ? 'medium' : 'low';
  if (score >= 9) return 'critical';
  if (score >= 7) return 'high';
  if (score >= 4) return 'medium';
  return score > 0 ? 'low' : 'none';
}

/** Which system a vector says it follows: by its prefix; without one it is read as 2.0. */
export function systemOf(vector: string): ScoringSystem | undefined {
  return systems.find((s) => vector.startsWith(s.prefix));
}

/**
 * Scores a CVSS vector by exact arithmetic.
 * @returns the score with the canonical vector (order of the specification, nothing undefined), or the fault that is in the way
 */
export function score(vector: string): Score | Fault {
  const system = systemOf(vector);
  if (!system) {
    const known = systems.map((s) => s.version).join(', ');
    return fault('cvss-version', '', `"${vector.slice(0, 20)}" names no known CVSS version.`, `Use one of ${known}.`);
  }
  const chosen = parseVector(system, vector);
  if ('rule' in chosen) return chosen;
  const found = scores3(system.version as '3.1', chosen);
  return {
    vector: canonical(system, chosen),
    version: system.version as '3.1',
    base: found.base,
    ...(hasAny(system, chosen, 'temporal') ? { temporal: found.temporal } : {}),
    ...(hasAny(system, chosen, 'environmental') ? { environmental: found.environmental } : {}),
    severity: severityOf(system.version, found.base),
  };
}

export const isFault = (x: Score | Fault): x is Fault => 'rule' in x;

/** The score of what never changes: base in 2.0 to 3.1, the whole in 4.0. */
export const mainScore = (x: Score): number => (x.version === '4.0' ? x.score : x.base);
