import { type Fault, fault } from '../core/case/fault.ts';
import { didYouMean } from '../core/case/zod-faults.ts';

/** Fields whose contents are documents or words of their own: their keys are left as they are. */
const opaque = new Set(['advisory', 'answers', 'blocks', 'rejectingRecord']);

const snake = (key: string): string =>
  key.replace(/([a-z0-9])([A-Z])/g, (_, a: string, b: string) => `${a}_${b.toLowerCase()}`);
const camel = (key: string): string => key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

function mapKeys(value: unknown, rename: (key: string) => string): unknown {
  if (Array.isArray(value)) return value.map((each) => mapKeys(each, rename));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [rename(key), opaque.has(key) ? inner : mapKeys(inner, rename)]),
  );
}

/** Our own shapes as the API writes them: snake_case keys, everything else unchanged. */
export function toApi(value: unknown): unknown {
  return mapKeys(value, snake);
}

/** A JSON Schema of ours as the API spells its fields: names of properties change, the words of JSON Schema do not. */
export function schemaToApi(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(schemaToApi);
  if (schema === null || typeof schema !== 'object') return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([word, value]) => {
      if (word === 'properties') return [word, propertiesToApi(value as Readonly<Record<string, unknown>>)];
      if (word === 'required') return [word, (value as readonly string[]).map(snake)];
      return [word, schemaToApi(value)];
    }),
  );
}

function propertiesToApi(properties: Readonly<Record<string, unknown>>): unknown {
  return Object.fromEntries(
    Object.entries(properties).map(([name, inner]) => [snake(name), opaque.has(name) ? inner : schemaToApi(inner)]),
  );
}

/** What the API read, as our own shapes take it. A key that is not snake_case stays, and is then unknown. */
export function fromApi(value: unknown): unknown {
  return mapKeys(value, (key) => (/[A-Z]/.test(key) ? `?${key}` : camel(key)));
}

/** A name of ours as the API's user wrote it: one that came in another spelling is shown in that one. */
const written = (key: string): string => (key.startsWith('?') ? key.slice(1) : snake(key));

const pointer = (path: string): string => path.split('/').map(written).join('/');

/** Faults as a problem carries them, with the names of fields as the API spells them. */
export function problemFaults(faults: readonly Fault[]): readonly Readonly<Record<string, string>>[] {
  return faults.map(({ rule, path, message, mend }) => {
    const key = path.slice(path.lastIndexOf('/') + 1);
    const detail = message.replaceAll(`"${key}"`, `"${written(key)}"`);
    return { pointer: pointer(path), detail, code: rule, mend };
  });
}

/** Faults in which an unknown field is told what was probably meant. @param known the names of the fields that exist here */
export function withGuesses(faults: readonly Fault[], known: readonly string[]): readonly Fault[] {
  return faults.map((each) => {
    if (each.rule !== 'unknown-field') return each;
    const key = each.path.slice(each.path.lastIndexOf('/') + 1).replaceAll('?', '');
    const meant = didYouMean(snake(key), known.map(snake));
    return meant ? fault(each.rule, each.path, each.message, `Did you mean "${meant}"?`) : each;
  });
}
