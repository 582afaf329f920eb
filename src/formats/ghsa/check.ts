import { z } from 'zod';
import { type Fault, warning } from '../../core/case/fault.ts';
import { faultsFromZod } from '../../core/case/zod-faults.ts';
import { readJson } from '../json.ts';
import { githubEcosystems } from './ecosystems.ts';

export const longestSummary = 1_024;
export const longestDescription = 65_535;

const bodySchema = z
  .strictObject({
    summary: z.string().max(longestSummary),
    description: z.string().max(longestDescription),
    cve_id: z.string().nullish(),
    vulnerabilities: z.array(
      z.strictObject({
        package: z.looseObject({ ecosystem: z.enum(githubEcosystems), name: z.string().nullish() }),
        vulnerable_version_range: z.string().nullish(),
        patched_versions: z.string().nullish(),
        vulnerable_functions: z.array(z.string()).nullish(),
      }),
    ),
    cwe_ids: z.array(z.string()).nullish(),
    credits: z.array(z.strictObject({ login: z.string(), type: z.string() })).nullish(),
    severity: z.enum(['critical', 'high', 'medium', 'low']).nullish(),
    cvss_vector_string: z.string().nullish(),
    start_private_fork: z.boolean().optional(),
  })
  .refine((body) => !(body.severity && body.cvss_vector_string), {
    message: 'may have a severity or a cvss_vector_string, not both',
  });

/** Checks the value of a body; see `checkGhsa`. */
export function checkBody(value: unknown): Fault[] {
  const result = bodySchema.safeParse(value);
  if (!result.success) return faultsFromZod(result.error, value);
  // GitHub's description of its interface lets them be empty; an advisory that says nothing helps nobody.
  return (['summary', 'description'] as const)
    .filter((field) => result.data[field].trim() === '')
    .map((field) => warning('empty', `/${field}`, `"${field}" is empty.`, 'Write it.'));
}

/** Checks a body against GitHub's description of its interface: what creates a repository advisory. */
export async function checkGhsa(text: string): Promise<readonly Fault[]> {
  const read = readJson(text);
  return 'fault' in read ? [read.fault] : checkBody(read.value);
}
