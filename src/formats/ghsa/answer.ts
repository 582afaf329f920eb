import { z } from 'zod';
import { ghsaShape } from '../read.ts';
import { longestDescription, longestSummary } from './lengths.ts';

// An advisory as GitHub answers with it: of a repository, or of its database. Fields that are not read here are free.

const text = z.string().nullish();
const vector = z.looseObject({ vector_string: text, score: z.number().min(0).max(10).nullish() }).nullish();

const vulnerability = z.looseObject({
  package: z.looseObject({ ecosystem: z.string(), name: text }).nullish(),
  vulnerable_version_range: text,
  patched_versions: text,
  first_patched_version: z.union([text, z.looseObject({ identifier: z.string() })]),
  vulnerable_functions: z.array(z.string()).nullish(),
});

export const answerSchema = z.looseObject({
  ghsa_id: z.string().regex(ghsaShape, 'is no GHSA id such as GHSA-x4mj-7f9g-29h4'),
  cve_id: text,
  html_url: z.url().nullish(),
  summary: z.string().max(longestSummary),
  description: z.string().max(longestDescription).nullish(),
  severity: z.enum(['critical', 'high', 'medium', 'low', 'unknown', 'moderate']).nullish(),
  state: z.enum(['published', 'closed', 'withdrawn', 'draft', 'triage']).optional(),
  identifiers: z.array(z.looseObject({ type: z.enum(['CVE', 'GHSA']), value: z.string() })).nullish(),
  references: z.array(z.union([z.string(), z.looseObject({ url: z.string() })])).nullish(),
  published_at: z.iso.datetime({ offset: true }).nullish(),
  updated_at: z.iso.datetime({ offset: true }).nullish(),
  withdrawn_at: z.iso.datetime({ offset: true }).nullish(),
  vulnerabilities: z.array(vulnerability).nullish(),
  cvss: vector,
  cvss_severities: z.looseObject({ cvss_v3: vector, cvss_v4: vector }).nullish(),
  cwes: z.array(z.looseObject({ cwe_id: z.string(), name: text })).nullish(),
  cwe_ids: z.array(z.string()).nullish(),
});
