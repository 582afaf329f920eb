import { z } from 'zod';
import { cveOrganisationSchema } from '../advisory/advisory.ts';

const moments = ['notice', 'publication', 'none'] as const;

/** Who issues the CVE ids, and what waits for one. */
export const cveSchema = z
  .strictObject({
    from: z
      .enum(['github', 'mitre', 'own', 'none'])
      .describe('Who is asked for an id: a CNA outside, the project as a CNA of its own, or nobody'),
    requiredFor: z
      .enum(moments)
      .optional()
      .describe('notice: the early notice carries the id, and nothing is published without one; publication; or none'),
    requiredForPublication: z
      .boolean()
      .optional()
      .describe('How playbooks said it before requiredFor; still read. true means publication, false none'),
    organisation: cveOrganisationSchema
      .optional()
      .describe('The CNA that assigns the ids, as CVE Services know it; without it no CVE record is written'),
  })
  .superRefine(({ requiredFor, requiredForPublication }, context) => {
    if (requiredFor === undefined || requiredForPublication === undefined) return;
    context.addIssue({
      code: 'custom',
      path: ['requiredForPublication'],
      message: 'says again, in older words, what requiredFor says',
      params: { mend: 'Keep requiredFor, and take requiredForPublication out.' },
    });
  });

/** What waits for a CVE id in this playbook, whichever way it is written. */
export function cveRequiredFor({ cve }: { readonly cve: z.infer<typeof cveSchema> }): (typeof moments)[number] {
  return cve.requiredFor ?? (cve.requiredForPublication ? 'publication' : 'none');
}
