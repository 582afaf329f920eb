import { z } from 'zod';

/** A credit's role, in the words of the CVE record format and OSV. */
export const creditRoles = [
  'finder',
  'reporter',
  'analyst',
  'coordinator',
  'remediation developer',
  'remediation reviewer',
  'remediation verifier',
  'tool',
  'sponsor',
  'other',
] as const;

export const creditSchema = z.strictObject({
  name: z.string().min(1).max(200),
  affiliation: z.string().max(200).optional(),
  role: z.enum(creditRoles),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .optional(),
});

/** Versions from `introduced` (inclusive; '0' is the first one ever) up to `fixed` (exclusive) in one release line. */
export const affectedRangeSchema = z.strictObject({
  line: z.string().min(1).max(40).describe('Release line, such as 1.33'),
  introduced: z.string().min(1).max(80),
  fixed: z.string().max(80).optional().describe('First version with the patch; planned until it is released'),
  lastAffected: z
    .string()
    .max(80)
    .optional()
    .describe('Last version that is affected, where none with the patch is known; `introduced` itself for one version'),
  precondition: z.string().max(500).optional().describe('What an upgrade to the fixed version needs first'),
  unpatched: z.string().max(500).optional().describe('Why this line gets no patch'),
  planned: z.string().max(500).optional().describe('What is planned where there is no patch yet, such as a version'),
});

const hash = z.string().regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/, 'is no whole commit hash');

/** Commits of one repository from `introduced` ('0' is the first one ever) up to `fixed`, or up to and with `lastAffected`. */
export const affectedCommitsSchema = z.strictObject({
  repo: z.string().min(1).max(2_000),
  introduced: z.union([z.literal('0'), hash]),
  fixed: hash.optional(),
  lastAffected: hash.optional(),
});

export const affectedSchema = z.strictObject({
  vendor: z.string().min(1).max(200),
  product: z.string().min(1).max(200),
  purl: z.string().max(500).optional().describe('Package URL without a version'),
  ecosystem: z.string().max(40).optional().describe('OSV ecosystem, such as Go'),
  package: z.string().max(300).optional().describe('Package name in that ecosystem'),
  ranges: z.array(affectedRangeSchema).max(10_000),
  commits: z.array(affectedCommitsSchema).max(1_000).optional(),
});

/** Why a product is not affected, in the words that CSAF and OpenVEX share. */
export const justifications = [
  'component_not_present',
  'vulnerable_code_not_present',
  'vulnerable_code_not_in_execute_path',
  'vulnerable_code_cannot_be_controlled_by_adversary',
  'inline_mitigations_already_exist',
] as const;

/** A product that carries the same code and is not affected, or about which nobody knows yet (VEX). */
export const statementSchema = z
  .strictObject({
    vendor: z.string().min(1).max(200),
    product: z.string().min(1).max(200),
    purl: z.string().max(500).optional().describe('Package URL without a version'),
    version: z.string().min(1).max(80).optional().describe('One version; without it, the product as a whole'),
    status: z.enum(['not affected', 'under investigation']),
    justification: z.enum(justifications).optional(),
    why: z.string().min(1).max(2_000).optional().describe('Why it is not affected, for people'),
  })
  .refine(({ status, justification, why }) => (status === 'not affected') === Boolean(justification || why), {
    message: 'belongs to a product that is not affected, and to no other',
    path: ['why'],
  });

export const referenceSchema = z.strictObject({
  kind: z.enum(['advisory', 'fix', 'release', 'article', 'report', 'web']),
  url: z.url({ protocol: /^https?$/ }).max(2000),
  title: z.string().max(300).optional(),
});

/**
 * One advisory, in no format: what users are told, who is affected, what to do, whom to thank.
 * Text fields are Markdown in the small safe subset. `cve` and `ghsa` stay out of everything until publication.
 */
export const advisorySchema = z.strictObject({
  id: z.string().min(1).max(80).describe('Our own id, such as CONTOUR-2026-001'),
  title: z.string().max(300),
  summary: z.string().max(2_000).default(''),
  description: z.string().max(60_000),
  impact: z.string().max(20_000).default(''),
  attackVectors: z.string().max(20_000).default(''),
  workarounds: z.string().max(20_000).describe('What users can do until they upgrade; say so if there is nothing'),
  detection: z.string().max(20_000).default(''),
  solution: z.string().max(20_000).default(''),
  cvss: z.string().max(300).optional().describe('CVSS vector with its version'),
  severity: z.enum(['none', 'low', 'medium', 'high', 'critical']).optional(),
  scores: z
    .array(z.strictObject({ environment: z.string().min(1).max(300), cvss: z.string().max(300) }))
    .max(20)
    .optional()
    .describe('CVSS vectors that hold in one environment only, such as one provider; `cvss` is the highest'),
  cwe: z
    .string()
    .regex(/^CWE-\d{1,5}$/, 'is no CWE id such as CWE-94')
    .optional(),
  vectors: z
    .array(z.string().max(300))
    .max(20)
    .optional()
    .describe('Further CVSS vectors that hold everywhere, such as one of 4.0 beside one of 3.1'),
  weaknesses: z
    .array(z.string().regex(/^CWE-\d{1,5}$/, 'is no CWE id such as CWE-94'))
    .max(50)
    .optional(),
  cve: z
    .string()
    .regex(/^CVE-\d{4}-\d{4,}$/, 'is no CVE id such as CVE-2026-41246')
    .optional(),
  ghsa: z
    .string()
    .regex(/^GHSA(-[23456789cfghjmpqrvwx]{4}){3}$/, 'is no GHSA id such as GHSA-x4mj-7f9g-29h4')
    .optional(),
  aliases: z
    .array(z.string().min(1).max(200))
    .max(100)
    .optional()
    .describe('Other ids of the same vulnerability, beside `cve` and `ghsa`'),
  affected: z.array(affectedSchema).max(1_000),
  statements: z
    .array(statementSchema)
    .max(200)
    .optional()
    .describe('Products that are not affected, or not yet judged'),
  references: z.array(referenceSchema).max(1_000).default([]),
  credits: z.array(creditSchema).max(200).default([]),
  timeline: z
    .array(z.strictObject({ at: z.iso.datetime(), text: z.string().min(1).max(2_000) }))
    .max(200)
    .optional()
    .describe('What happened when, as far as it is public'),
});

export type Advisory = z.infer<typeof advisorySchema>;
export type AffectedRange = z.infer<typeof affectedRangeSchema>;
export type Credit = z.infer<typeof creditSchema>;
export type Statement = z.infer<typeof statementSchema>;

/** Who assigns CVE ids, as CVE Services know it. */
export const cveOrganisationSchema = z.strictObject({ id: z.uuid(), shortName: z.string().min(2).max(32) });

/** What the world reads of a published advisory: the text plus who publishes it, when, and how it came to be so. */
export interface PublishedAdvisory {
  readonly advisory: Advisory;
  readonly publisher: {
    readonly name: string;
    readonly namespace: string;
    readonly contact: string;
    /** Who assigned its CVE id. */
    readonly cveOrganisation?: z.infer<typeof cveOrganisationSchema> | undefined;
  };
  /** A draft is rendered to be checked before it is public; no form of it says that it has been published. */
  readonly status: 'draft' | 'published' | 'withdrawn';
  readonly publishedAt: string;
  readonly updatedAt: string;
  readonly revisions: readonly { readonly number: number; readonly at: string; readonly summary: string }[];
  /** Why its CVE id was rejected, and the ids that take its place: its CVE record is a rejected one then. */
  readonly rejection?: { readonly reason: string; readonly replacedBy?: readonly string[] | undefined } | undefined;
  /** Where the public page is: absolute address. */
  readonly url: string;
}
