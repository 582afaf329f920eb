import { z } from 'zod';
import { cvss20 } from '../../core/scores/cvss2-metrics.ts';
import { cvss30, cvss31 } from '../../core/scores/cvss3-metrics.ts';
import { cvss40 } from '../../core/scores/cvss4-metrics.ts';
import { type Score, severityOf } from '../../core/scores/score.ts';
import {
  type Chosen,
  type CvssVersion,
  type Metric,
  parseVector,
  type ScoringSystem,
} from '../../core/scores/vector.ts';

// FIRST's JSON forms of CVSS 2.0 (2017), 3.0, 3.1 (2021) and 4.0 (2023): every metric also spelt out as a field.

const systems: Readonly<Record<CvssVersion, ScoringSystem>> = {
  '2.0': cvss20,
  '3.0': cvss30,
  '3.1': cvss31,
  '4.0': cvss40,
};

const specialFields: Readonly<Record<CvssVersion, Readonly<Record<string, string>>>> = {
  '2.0': {},
  '3.0': { C: 'confidentialityImpact', I: 'integrityImpact', A: 'availabilityImpact' },
  '3.1': { C: 'confidentialityImpact', I: 'integrityImpact', A: 'availabilityImpact' },
  '4.0': { S: 'Safety', AU: 'Automatable', R: 'Recovery', MSC: 'modifiedSubConfidentialityImpact' },
};

/** `Modified Attack Vector` as `modifiedAttackVector`, with the liberties that FIRST took. */
function fieldOf(version: CvssVersion, metric: Metric): string {
  const special = specialFields[version][metric.id];
  if (special) return special;
  const name = metric.name
    .replace('Vulnerable System ', 'Vuln ')
    .replace('Subsequent System ', 'Sub ')
    .replace(/^Modified (Confidentiality|Integrity|Availability)$/, 'Modified $1 Impact')
    .replace(/^((?:Modified )?(?:Vuln|Sub) .*)$/, '$1 Impact');
  const [first = '', ...rest] = name.replaceAll('-', ' ').split(' ');
  return first.toLowerCase() + rest.join('');
}

/** `Proof-of-Concept` as `PROOF_OF_CONCEPT`; what is adjacent was a network before 4.0. */
function wordOf(version: CvssVersion, value: string): string {
  const word = value.toUpperCase().replaceAll(/[ -]/g, '_');
  return word === 'ADJACENT' && version !== '4.0' ? 'ADJACENT_NETWORK' : word;
}

/** Every metric of each version with its field, and the word for each of its values by its code. */
const spelt = { '2.0': spellOut('2.0'), '3.0': spellOut('3.0'), '3.1': spellOut('3.1'), '4.0': spellOut('4.0') };

function spellOut(version: CvssVersion) {
  return systems[version].metrics.map((m) => {
    const words = Object.entries(m.values).map(([code, name]) => [code, wordOf(version, name)]);
    return { id: m.id, field: fieldOf(version, m), words: Object.fromEntries(words) as Record<string, string> };
  });
}

const tenth = z
  .number()
  .min(0)
  .max(10)
  .refine((n) => Number(n.toFixed(1)) === n, { message: 'has more than one decimal place' });
const severityWord = z.enum(['NONE', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL']);

/** A vector may be incomplete or repeat a metric for FIRST's form; that is told as a warning elsewhere. */
function isVector(version: CvssVersion, text: string): boolean {
  const system = systems[version];
  if (!text.startsWith(system.prefix)) return false;
  const found = parseVector(system, text);
  return !('rule' in found) || (version !== '4.0' && ['cvss-incomplete', 'cvss-twice'].includes(found.rule));
}

const scoreFields: Readonly<Record<CvssVersion, readonly string[]>> = {
  '2.0': ['temporal', 'environmental'],
  '3.0': ['temporal', 'environmental'],
  '3.1': ['temporal', 'environmental'],
  '4.0': ['threat', 'environmental'],
};

/** Every metric of one version spelt out, and its vector: what its forms have in common wherever they stand. */
export function cvssFields(version: CvssVersion): Readonly<Record<string, z.ZodType>> {
  const words = systems[version].metrics.map((m): [string, z.ZodType] => {
    const values = Object.values(m.values).map((value) => wordOf(version, value));
    return [fieldOf(version, m), z.enum(values).optional()];
  });
  const vectorString = z
    .string()
    .refine((text) => isVector(version, text), { message: `is no vector of CVSS ${version}` });
  return { ...Object.fromEntries(words), vectorString };
}

/** The form of one version as it stands in a CVE record. */
export function cvss(version: CvssVersion) {
  const scores = scoreFields[version].flatMap((name): [string, z.ZodType][] => [
    [`${name}Score`, tenth.optional()],
    ...(version === '2.0' ? [] : [[`${name}Severity`, severityWord.optional()] as [string, z.ZodType]]),
  ]);
  return z
    .strictObject({
      ...cvssFields(version),
      ...Object.fromEntries(scores),
      version: z.literal(version),
      baseScore: version === '2.0' ? z.number().min(0).max(10) : tenth,
      ...(version === '2.0' ? {} : { baseSeverity: severityWord }),
    })
    .superRefine((given, context) => {
      const word: unknown = 'baseSeverity' in given ? given.baseSeverity : undefined;
      const expected = severityOf(version, given.baseScore).toUpperCase();
      if (version === '2.0' || word === expected) return;
      context.addIssue({ code: 'custom', path: ['baseSeverity'], message: `is not ${expected}, as the score has it` });
    });
}

/** A score in that form, the chosen metrics spelt out. */
export function cvssBody(found: Score): Record<string, unknown> {
  const system = systems[found.version];
  const chosen = parseVector(system, found.vector) as Chosen;
  const body: Record<string, unknown> = { version: found.version, vectorString: found.vector };
  for (const { id, field, words } of spelt[found.version]) {
    const word = words[chosen.get(id) ?? ''];
    if (word !== undefined) body[field] = word;
  }
  body.baseScore = found.version === '4.0' ? found.score : found.base;
  if (found.version !== '2.0') body.baseSeverity = found.severity.toUpperCase();
  return body;
}
