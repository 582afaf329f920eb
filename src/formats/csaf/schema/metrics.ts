import { z } from 'zod';
import { severityOf } from '../../../core/scores/score.ts';
import type { CvssVersion } from '../../../core/scores/vector.ts';
import { cvssFields } from '../../cve/cvss.ts';
import { ids } from './definitions.ts';
import { extensions, selections } from './extensions.ts';
import { type CsafVersion, list, moment, oneOf, record, shaped, url } from './shapes.ts';

const points = z.number().min(0).max(10);
const words = oneOf('NONE', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL');

const knownTo = (versions: readonly CvssVersion[]): ReadonlySet<string> =>
  new Set([
    'version',
    ...versions.flatMap((version) => Object.keys(cvssFields(version))),
    ...['base', 'temporal', 'environmental'].flatMap((name) => [`${name}Score`, `${name}Severity`]),
  ]);

/** FIRST's forms of CVSS 2.0 to 3.1 as CSAF takes them: any score from 0 to 10, and fields beyond its own. */
function classic(version: Exclude<CvssVersion, '4.0'>): z.ZodType {
  const { vectorString, ...metrics } = cvssFields(version);
  const hasWords = version !== '2.0';
  const wordsOf = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [`${name}Severity`, words.optional()]));
  return z.looseObject({
    ...metrics,
    vectorString,
    version: z.literal(version),
    baseScore: points,
    temporalScore: points.optional(),
    environmentalScore: points.optional(),
    ...(hasWords ? { baseSeverity: words, ...wordsOf(['temporal', 'environmental']) } : {}),
  });
}

const subsequent = ['NEGLIGIBLE', 'LOW', 'HIGH', 'NOT_DEFINED'];
const isTenth = (given: number): boolean => Math.abs(given * 10 - Math.round(given * 10)) < 1e-6;

/** FIRST's form of CVSS 4.0 in its revision 2: one score, and the word that belongs to it. */
const combined = z
  .strictObject({
    ...cvssFields('4.0'),
    modifiedSubConfidentialityImpact: oneOf(...subsequent).optional(),
    modifiedSubIntegrityImpact: oneOf(...subsequent, 'SAFETY').optional(),
    modifiedSubAvailabilityImpact: oneOf(...subsequent, 'SAFETY').optional(),
    version: z.literal('4.0'),
    baseScore: points.refine(isTenth, { message: 'has more than one decimal place' }),
    baseSeverity: words,
  })
  .refine(({ baseScore, baseSeverity }) => severityOf('4.0', baseScore).toUpperCase() === baseSeverity, {
    message: 'is not the word for this score',
    path: ['baseSeverity'],
  });

const cvss2 = classic('2.0');
const cvss3 = z.union([classic('3.0'), classic('3.1')]);
/** The three forms, for the tests that look at one of them alone, with the fields that FIRST gives them. */
export const cvssShapes = {
  cvss_v2: { shape: cvss2, known: knownTo(['2.0']) },
  cvss_v3: { shape: cvss3, known: knownTo(['3.0', '3.1']) },
  cvss_v4: { shape: combined as z.ZodType, known: knownTo(['4.0']) },
} as const;

const share = shaped(/^(?:0\.[0-9]+|1\.0+)$/, 'is no share from 0.0 to 1.0');

/** `scores`, CSAF 2.0 §3.2.3.13. */
export const scores: z.ZodType = list(record('2.0', { products: ids }, { cvss_v2: cvss2, cvss_v3: cvss3 }, { min: 2 }));

const content = (version: CsafVersion): z.ZodType =>
  record(
    version,
    {},
    {
      cvss_v2: cvss2,
      cvss_v3: cvss3,
      cvss_v4: combined,
      epss: record(version, { percentile: share, probability: share, timestamp: moment }),
      qualitative_severity_rating: oneOf('critical', 'high', 'low', 'medium', 'none'),
      ssvc_v2: selections,
      x_extensions: extensions,
    },
    { min: 1 },
  );

/** `metrics`, CSAF 2.1 §3.2.4. */
export const metrics: z.ZodType = list(record('2.1', { content: content('2.1'), products: ids }, { source: url }), {
  unique: true,
});
