import { stringify } from 'yaml';
import { z } from 'zod';
import {
  type Advisory,
  advisorySchema,
  cveOrganisationSchema,
  type PublishedAdvisory,
} from '../core/advisory/advisory.ts';
import { absences, checkAdvisory } from '../core/advisory/check.ts';
import { rejectionSchema } from '../core/advisory/rejection.ts';
import { type Fault, fault, warning } from '../core/case/fault.ts';
import { faultsFromZod, fieldNames } from '../core/case/zod-faults.ts';
import { instant } from '../core/process/instant.ts';
import { formatOf } from './format-of.ts';
import { brokenJson, readJson } from './json.ts';
import { readYaml, withPlaces } from './playbook/read.ts';
import type { ReadPublication } from './read.ts';
import { fields } from './read.ts';

const moment = z.iso.datetime({ message: 'is no time in UTC such as 2026-04-23T18:00:00Z' });

/** Who publishes, as files name them. */
export const publisherSchema = z.strictObject({
  name: z.string().min(1).max(200),
  namespace: z.url({ protocol: /^https?$/ }).max(2000),
  contact: z.string().max(500),
  cveOrganisation: cveOrganisationSchema.optional(),
});

/** How an advisory was published; each field can stand in the file, and has a stand-in where it is missing. */
const publicationSchema = z.strictObject({
  publisher: publisherSchema,
  status: z.enum(['draft', 'published', 'withdrawn']),
  publishedAt: moment,
  updatedAt: moment.optional(),
  revisions: z
    .array(z.strictObject({ number: z.int().min(1), at: moment, summary: z.string().max(2_000) }))
    .max(1_000)
    .default([]),
  rejection: rejectionSchema.optional(),
  url: z.url({ protocol: /^https?$/ }).max(2000),
});

/** The neutral advisory as a file: its fields, and under `publication` who publishes it, when and where. */
export const advisoryFileSchema = advisorySchema.extend({
  publication: publicationSchema.extend({ publisher: publisherSchema.partial() }).partial().optional(),
});

/** The JSON Schema (draft 2020-12) of an advisory file, for editors. */
export function advisoryJsonSchema(): object {
  return { title: 'Tidegate advisory', ...z.toJSONSchema(advisoryFileSchema, { io: 'input' }) };
}

type Publication = NonNullable<z.infer<typeof advisoryFileSchema>['publication']>;

export interface AdvisoryFile {
  readonly advisory: Advisory;
  readonly published: PublishedAdvisory;
}

/** Everything of a publication that the file may leave out. */
export interface PublicationDefaults {
  /** The time of publication, in UTC. */
  readonly at: string;
  /** Who publishes, as far as the file does not say it. */
  readonly publisher?: PublishedAdvisory['publisher'] | undefined;
  /** Scheme and host of the public site, without a slash at the end. */
  readonly address?: string | undefined;
}

const names = fieldNames(advisoryFileSchema);

/**
 * Reads a neutral advisory in YAML or JSON.
 * @returns the advisory with its publication, and its faults with their line and column; no advisory when one blocks
 */
export function readAdvisoryFile(
  text: string,
  defaults: PublicationDefaults,
): { readonly file?: AdvisoryFile; readonly faults: readonly Fault[] } {
  const broken = brokenJson(text);
  if (broken) return { faults: [broken] };
  const read = readYaml(text);
  if (read.faults.length > 0) return { faults: read.faults };
  const { file, faults } = advisoryFileOf(read.value, defaults);
  return { ...(file ? { file } : {}), faults: withPlaces(faults, read) };
}

/** What {@link readAdvisoryFile} reads, of a value instead of a text; the faults name no line. */
export function advisoryFileOf(
  value: unknown,
  defaults: PublicationDefaults,
): { readonly file?: AdvisoryFile; readonly faults: readonly Fault[] } {
  const result = advisoryFileSchema.safeParse(value);
  if (!result.success) return { faults: faultsFromZod(result.error, value, names) };
  const { publication = {}, ...advisory } = result.data;
  return {
    file: { advisory, published: publish(advisory, publication, defaults) },
    faults: faultsOf(advisory, publication),
  };
}

/** A published advisory as JSON, the way the public site offers it. */
const publishedSchema = publicationSchema.extend({ advisory: advisorySchema, updatedAt: moment });

/**
 * Reads an advisory with its publication, as it is written by hand or as the public site offers it (`<id>.json`).
 * @returns the published advisory, and its faults; none when one of them blocks
 */
export function readPublished(
  text: string,
  defaults: PublicationDefaults,
): { readonly published?: PublishedAdvisory; readonly faults: readonly Fault[] } {
  const offered = offeredIn(text);
  if (offered === undefined) {
    const { file, faults } = readAdvisoryFile(text, defaults);
    return file ? { published: file.published, faults } : { faults: otherForm(text) ?? faults };
  }
  const result = publishedSchema.safeParse(offered);
  if (!result.success) return { faults: faultsFromZod(result.error, offered, names) };
  const { advisory, ...publication } = result.data;
  return { published: publish(advisory, publication, defaults), faults: faultsOf(advisory, publication) };
}

/** What there is to say of a document that is no neutral advisory at all; undefined of one that tries to be. */
function otherForm(text: string): readonly Fault[] | undefined {
  const format = formatOf(text);
  if (format === 'advisory') return undefined;
  const said = `This is a document of the format ${format}, where an advisory file is needed.`;
  const mend = 'Make one of it with `tidegate advisory read`, or another document with `tidegate advisory convert`.';
  return [fault('not-neutral', '', said, mend)];
}

/** What the public site offers is JSON with the advisory in one field; undefined for everything else. */
function offeredIn(text: string): unknown {
  if (!text.startsWith('{')) return undefined;
  const read = readJson(text);
  return 'value' in read && fields(read.value).advisory !== undefined ? read.value : undefined;
}

/** What is wrong with the advisory. One whose CVE id was rejected may have lost its text; each form asks for what it needs. */
const faultsOf = (advisory: Advisory, { rejection }: Publication): Fault[] =>
  checkAdvisory(advisory).filter(({ rule }) => !(rejection && absences.includes(rule)));

/** A host that is reserved for examples (RFC 2606): it stands in where a file names no address. */
const standIn = 'https://example.org';

/** What stands in a published advisory that nobody has said, as warnings: a document with it must not go out. */
export function standIns({ url, publisher }: PublishedAdvisory): Fault[] {
  const found = [
    ...(url.startsWith(`${standIn}/`) ? (['/publication/url'] as const) : []),
    ...(publisher.namespace === standIn ? (['/publication/publisher/namespace'] as const) : []),
  ];
  return found.map((path) => {
    const key = path.slice(1).replaceAll('/', '.');
    return warning(
      'stand-in',
      path,
      `Nobody has said ${key}, and example.org stands in.`,
      'Write it in the advisory file.',
    );
  });
}

/** Fills in what the file leaves out: the vendor as publisher, and addresses in a domain that is reserved for examples. */
function publish(advisory: Advisory, given: Publication, defaults: PublicationDefaults): PublishedAdvisory {
  const publisher = { ...defaults.publisher, ...given.publisher };
  const publishedAt = instant(given.publishedAt ?? given.revisions?.[0]?.at ?? defaults.at);
  const told = (given.revisions ?? []).map((revision) => ({ ...revision, at: instant(revision.at) }));
  const revisions = told.length > 0 ? told : [{ number: 1, at: publishedAt, summary: 'First published' }];
  return {
    advisory,
    publisher: {
      name: publisher.name ?? advisory.affected[0]?.vendor ?? advisory.id,
      namespace: publisher.namespace ?? standIn,
      contact: publisher.contact ?? '',
      ...(publisher.cveOrganisation ? { cveOrganisation: publisher.cveOrganisation } : {}),
    },
    status: given.status ?? (given.publishedAt || told.length > 0 ? 'published' : 'draft'),
    publishedAt,
    updatedAt: given.updatedAt ? instant(given.updatedAt) : revisions.at(-1)!.at,
    revisions,
    ...(given.rejection ? { rejection: given.rejection } : {}),
    url: given.url ?? `${defaults.address ?? standIn}/advisories/${encodeURIComponent(advisory.id)}`,
  };
}

/** The advisory as YAML, fields in the order of the schema, empty ones left out, and what is known of its publication. */
export function writeAdvisoryFile(advisory: Advisory, publication?: ReadPublication): string {
  const ordered = Object.keys(advisorySchema.shape).flatMap((key) => {
    const value = advisory[key as keyof Advisory];
    const isEmpty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
    const isNeeded = ['title', 'description', 'workarounds', 'affected'].includes(key);
    return isEmpty && !isNeeded ? [] : [[key, value]];
  });
  const told = publication && Object.keys(publication).length > 0 ? { publication } : {};
  return stringify({ ...Object.fromEntries(ordered), ...told }, { lineWidth: 120, version: '1.2' });
}
