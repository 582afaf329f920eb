import { z } from 'zod';
import { type Fault, warning } from '../../core/case/fault.ts';
import { faultsFromZod } from '../../core/case/zod-faults.ts';
import { readJson } from '../json.ts';
import { fields } from '../read.ts';
import { answerSchema } from './answer.ts';
import { githubEcosystems } from './ecosystems.ts';
import { longestDescription, longestSummary } from './lengths.ts';

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

/** Whether GitHub has given it an id: then it is an answer, and no body that creates an advisory. */
export const isAnswer = (value: unknown): boolean => 'ghsa_id' in fields(value);

/** Checks the value of a body or an answer; see `checkGhsa`. */
export function checkValue(value: unknown): Fault[] {
  if (isAnswer(value)) {
    const { error } = answerSchema.safeParse(value);
    return error ? faultsFromZod(error, value) : [];
  }
  const result = bodySchema.safeParse(value);
  if (!result.success) return faultsFromZod(result.error, value);
  // GitHub's description of its interface lets them be empty; an advisory that says nothing helps nobody.
  return (['summary', 'description'] as const)
    .filter((field) => result.data[field].trim() === '')
    .map((field) => warning('empty', `/${field}`, `"${field}" is empty.`, 'Write it.'));
}

/** Checks against GitHub's description of its interface: the body that creates a repository advisory, or an answer. */
export async function checkGhsa(text: string): Promise<readonly Fault[]> {
  const read = readJson(text);
  return 'fault' in read ? [read.fault] : checkValue(read.value);
}
