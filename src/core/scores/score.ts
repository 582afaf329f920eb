import { type Fault, fault } from '../case/fault.ts';
import { lastAnswer } from '../case/last-answer.ts';
import { scores2 } from './cvss2.ts';
import { cvss20 } from './cvss2-metrics.ts';
import { scores3 } from './cvss3.ts';
import { cvss30, cvss31 } from './cvss3-metrics.ts';
import { score4 } from './cvss4.ts';
import { cvss40 } from './cvss4-metrics.ts';
import { type Chosen, type CvssVersion, canonical, hasAny, parseVector, type ScoringSystem } from './vector.ts';

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

export const systems: readonly ScoringSystem[] = [cvss40, cvss31, cvss30, cvss20];

/** The word for a score: CVSS 3.1 §5 and 4.0 §6; 2.0 has no words of its own, NVD's three are used. */
export function severityOf(version: CvssVersion, score: number): Severity {
  if (version === '2.0') return score >= 7 ? 'high' : score >= 4 ? 'medium' : 'low';
  if (score >= 9) return 'critical';
  if (score >= 7) return 'high';
  if (score >= 4) return 'medium';
  return score > 0 ? 'low' : 'none';
}

/** Which system a vector says it follows: by its prefix; one without any is of 2.0. */
export function systemOf(vector: string): ScoringSystem | undefined {
  return systems.find((s) => (s.prefix ? vector.startsWith(s.prefix) : !vector.startsWith('CVSS:')));
}

/** What is wrong with a vector before any metric is read. */
function versionFault(vector: string): Fault | undefined {
  if (vector.length > 300) return fault('cvss-format', '', 'The vector is too long.', 'Give one vector.');
  const system = systemOf(vector);
  if (!system) {
    const start = vector.split('/')[0]!;
    const known = 'Begin with CVSS:4.0/, CVSS:3.1/ or CVSS:3.0/; a 2.0 vector begins with AV:.';
    return fault('cvss-version', '', `${start} is no version of CVSS that can be scored.`, known);
  }
  if (system.version !== '2.0') return undefined;
  if (/(^|\/)(PR|UI|S|VC):/.test(vector)) {
    return fault(
      'cvss-version',
      '',
      'The vector does not say its version.',
      'Put CVSS:3.1/ or CVSS:4.0/ in front of it.',
    );
  }
  return undefined;
}

/**
 * Scores a CVSS vector by exact arithmetic.
 * @returns the score with the canonical vector (order of the specification, nothing undefined), or the fault that is in the way
 */
export const score: (vector: string) => Score | Fault = lastAnswer((vector) => {
  const wrong = versionFault(vector);
  if (wrong) return wrong;
  const system = systemOf(vector)!;
  const chosen = parseVector(system, vector);
  return 'rule' in chosen ? chosen : scoreChosen(system, chosen);
});

/** Scores values that are complete and known to the system. */
function scoreChosen(system: ScoringSystem, chosen: Chosen): Score {
  const text = canonical(system, chosen);
  if (system.version === '4.0') {
    const found = score4(chosen).score;
    const threat = hasAny(system, chosen, 'threat') ? 'T' : '';
    const environment = hasAny(system, chosen, 'environmental') ? 'E' : '';
    const nomenclature = `CVSS-B${threat}${environment}` as CombinedScore['nomenclature'];
    return { vector: text, version: '4.0', score: found, nomenclature, severity: severityOf('4.0', found) };
  }
  const { version } = system;
  const found = version === '2.0' ? scores2(chosen) : scores3(version, chosen);
  return {
    vector: text,
    version,
    base: found.base,
    ...(hasAny(system, chosen, 'temporal') ? { temporal: found.temporal } : {}),
    ...(hasAny(system, chosen, 'environmental') ? { environmental: found.environmental } : {}),
    severity: severityOf(version, found.base),
  };
}

export const isFault = (x: Score | Fault): x is Fault => 'rule' in x;

/** The score of what never changes: base in 2.0 to 3.1, the whole in 4.0. */
export const mainScore = (x: Score): number => (x.version === '4.0' ? x.score : x.base);
