import { z } from 'zod';
import { language } from './definitions.ts';
import { list, moment, oneOf, record, shaped, text, url } from './shapes.ts';

const host = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const semantic =
  /(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-[0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*)?(?:\+[0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*)?/
    .source;
const schemaAddress = new RegExp(`^https://${host}(?:\\.${host})+/(?:[^/\\s]+/)*[^/\\s]+_${semantic}\\.json$`);
const own = /^https:\/\/docs\.oasis-open\.org\/csaf\/csaf\/v2\.1\/(?:[^/\s]+\/)*schema\/extension-content\.json/;

/** Extensions of CSAF 2.1: what they say is theirs, how they say what they are is the standard's. */
export const extensions = list(
  record('2.1', {
    $schema: url.refine((address) => schemaAddress.test(address) && !own.test(address), {
      message: 'is no address of a schema with its version, such as https://example.org/extension_1.0.0.json',
    }),
    category: oneOf('essential', 'significant', 'supplementary'),
    content: z.looseObject({}).refine((given) => Object.keys(given).length > 0, { message: 'says nothing' }),
    critical: z.boolean(),
  }),
  { unique: true },
);

const letter = '[a-z0-9]';
const part = `${letter}(?:[a-z0-9-]{0,61}${letter})?`;
const domain = `${part}(?:\\.${part})+`;
const fragment = `#${letter}+(?:[.-]${letter}+)*`;
const base = new RegExp(`^(?:x_${domain}${fragment}|[a-z]${letter}(?:[.-]?${letter}+)+(?:${fragment})?)$`);
const refinement = new RegExp(`^(?:\\.${domain}${fragment}|\\.${domain}|${domain}${fragment})$`);

/** A namespace of SSVC: a base, and perhaps a language and refinements behind slashes. */
function isNamespace(name: string): boolean {
  const [first = '', ...rest] = name.split('/');
  if (!base.test(first)) return false;
  return rest.every((segment, at) => {
    if (at === 0 && segment === '') return rest.length > 1;
    if (language.safeParse(segment).success) return true;
    const [head = '', tail, ...more] = segment.split('$');
    if (more.length > 0 || !refinement.test(head) || at === 0) return false;
    return tail === undefined ? head.startsWith('.') && head.includes('#') : language.safeParse(tail).success;
  });
}

const key = shaped(/^(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9_]*[a-zA-Z0-9]|T\*)$/, 'is no key of SSVC');
const reference = record('2.1', { uri: url, summary: z.string() });
const selection = record(
  '2.1',
  {
    namespace: z.string().min(3).max(1_000).refine(isNamespace, { message: 'is no namespace of SSVC' }),
    key,
    version: shaped(new RegExp(`^${semantic}$`), 'is no semantic version'),
    values: list(record('2.1', { key }, { name: text, definition: text })),
  },
  { name: text, definition: text },
);

/** A list of SSVC selections, edition 2.0.0 of the CERT/CC. */
export const selections = record(
  '2.1',
  { timestamp: moment, schemaVersion: z.literal('2.0.0'), selections: list(selection) },
  {
    target_ids: list(z.string(), { unique: true }),
    decision_point_resources: list(reference),
    references: list(reference),
  },
);
