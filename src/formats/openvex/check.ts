import { z } from 'zod';
import type { Fault } from '../../core/case/fault.ts';
import { faultsFromZod } from '../../core/case/zod-faults.ts';
import { readJson } from '../json.ts';

// The rules of OpenVEX 0.2.0, said in our own words.
const moment = z.iso.datetime({ offset: true, message: 'is no date and time with its zone' });
const iri = z.string().regex(/^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i, 'is no absolute address');
const once = <T extends z.ZodType>(item: T) =>
  z.array(item).refine((all) => new Set(all.map((one) => JSON.stringify(one))).size === all.length, {
    message: 'holds an entry twice',
  });

const hashes = [
  'md5',
  'sha1',
  'sha-256',
  'sha-384',
  'sha-512',
  'sha3-224',
  'sha3-256',
  'sha3-384',
  'sha3-512',
  'blake2s-256',
  'blake2b-256',
  'blake2b-512',
] as const;
const identifiers = z
  .strictObject({ purl: z.string().optional(), cpe22: z.string().optional(), cpe23: z.string().optional() })
  .refine((all) => Object.keys(all).length > 0, { message: 'names no identifier' });
const shape = {
  '@id': iri.optional(),
  identifiers: identifiers.optional(),
  hashes: z.partialRecord(z.enum(hashes), z.string()).optional(),
};
const isNamed = (given: { '@id'?: unknown; identifiers?: unknown }) =>
  given['@id'] !== undefined || given.identifiers !== undefined;
const subcomponent = z.strictObject(shape).refine(isNamed, { message: 'needs an @id or identifiers' });
const component = z
  .strictObject({ ...shape, subcomponents: once(subcomponent).optional() })
  .refine(isNamed, { message: 'needs an @id or identifiers' });

const statement = z
  .strictObject({
    '@id': iri.optional(),
    version: z.int().min(1).optional(),
    vulnerability: z.strictObject({
      '@id': iri.optional(),
      name: z.string(),
      aliases: once(z.string()).optional(),
    }),
    timestamp: moment.optional(),
    last_updated: moment.optional(),
    products: once(component).optional(),
    status: z.enum(['not_affected', 'affected', 'fixed', 'under_investigation']),
    supplier: z.string().optional(),
    status_notes: z.string().optional(),
    justification: z
      .enum([
        'component_not_present',
        'vulnerable_code_not_present',
        'vulnerable_code_not_in_execute_path',
        'vulnerable_code_cannot_be_controlled_by_adversary',
        'inline_mitigations_already_exist',
      ])
      .optional(),
    impact_statement: z.string().optional(),
    action_statement: z.string().optional(),
    action_statement_timestamp: moment.optional(),
  })
  .superRefine((given, context) => {
    const fail = (message: string) => context.addIssue({ code: 'custom', message });
    if (given.status === 'affected' && given.action_statement === undefined) fail('needs an action_statement');
    if (given.status !== 'not_affected' || given.justification !== undefined) return;
    if (given.impact_statement === undefined) fail('needs a justification or an impact_statement');
  });

const documentSchema = z.strictObject({
  '@context': z.string().regex(/^[a-z][a-z0-9+.-]*:\S+$/i, 'is no address'),
  '@id': iri,
  author: z.string(),
  role: z.string().optional(),
  timestamp: moment,
  last_updated: moment.optional(),
  version: z.int().min(1),
  tooling: z.string().optional(),
  statements: once(statement).min(1),
});

/** Checks a document against the rules of OpenVEX 0.2.0. */
export async function checkOpenVex(text: string): Promise<readonly Fault[]> {
  const read = readJson(text);
  if ('fault' in read) return [read.fault];
  const result = documentSchema.safeParse(read.value);
  return result.success ? [] : faultsFromZod(result.error, read.value);
}
