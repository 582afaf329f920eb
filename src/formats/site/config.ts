import { z } from 'zod';
import type { Fault } from '../../core/case/fault.ts';
import { faultsFromZod, fieldNames } from '../../core/case/zod-faults.ts';
import { publisherSchema } from '../advisory-file.ts';
import { readYaml, withPlaces } from '../playbook/read.ts';

const address = z.url({ protocol: /^https?$/, error: 'is no absolute address such as https://security.example.org' });
const reach = z
  .string()
  .regex(/^(https:\/\/|mailto:|tel:)\S+$/, 'is no address that begins with https://, mailto: or tel:');

const siteSchema = z.strictObject({
  title: z.string().min(1).max(200).describe('Name of the project, as pages show it'),
  address: address
    .transform((text) => text.replace(/\/+$/, ''))
    .describe('Where the site will stand; every document names it'),
  publisher: publisherSchema.describe('Who publishes; an advisory may name somebody else'),
  links: z
    .array(z.strictObject({ text: z.string().min(1).max(60), href: reach }))
    .max(8)
    .default([])
    .describe('What the pages link to besides the advisories; where to report comes first'),
  security: z
    .strictObject({
      contacts: z.array(reach).min(1).max(10),
      policy: address.optional(),
      encryption: reach.optional(),
      languages: z.array(z.string().min(2).max(35)).max(10).default(['en']),
    })
    .optional()
    .describe('What security.txt says (RFC 9116); without it there is none'),
});

/** A site as its file describes it. */
export type SiteConfig = z.infer<typeof siteSchema>;

const names = fieldNames(siteSchema);

/** Reads `site.yaml`; faults name line and column. */
export function readSiteConfig(text: string): { readonly config?: SiteConfig; readonly faults: readonly Fault[] } {
  const read = readYaml(text);
  if (read.faults.length > 0) return { faults: read.faults };
  const result = siteSchema.safeParse(read.value);
  if (result.success) return { config: result.data, faults: [] };
  return { faults: withPlaces(faultsFromZod(result.error, read.value, names), read) };
}
