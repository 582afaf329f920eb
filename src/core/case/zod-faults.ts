import type { z } from 'zod';
import { impossibleDay } from '../process/instant.ts';
import { type Fault, fault } from './fault.ts';

type Issue = z.core.$ZodIssue;

/** A JSON pointer (RFC 6901) to a path of keys and indexes. */
export const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a set of fields',
  record: 'a set of fields',
  null: 'nothing',
  undefined: 'nothing',
};
const kind = (name: string): string => kinds[name] ?? name;

function natureOf(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  return kind(Array.isArray(value) ? 'array' : typeof value);
}

function valueAt(whole: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      inner !== null && typeof inner === 'object' ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    whole,
  );
}

/** Number of single-letter changes and swaps of neighbours that turn one word into the other. */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, n) => n)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const change = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = swap ? rows[i - 2]![j - 2]! + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, change, swapped));
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}

/** The one of `known` that was probably meant by `word`; undefined when none is near. */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  const near = known
    .map((name) => ({ name, away: distance(word.toLowerCase().slice(0, 60), name.toLowerCase()) }))
    .sort((a, b) => a.away - b.away)[0];
  return near && near.away <= Math.max(1, Math.floor(word.length / 3)) ? near.name : undefined;
}

const unitOf = (origin: string, count: number | bigint): string => {
  if (origin === 'string') return count === 1 ? 'character' : 'characters';
  return count === 1 ? 'entry' : 'entries';
};

function sizeFault(issue: Extract<Issue, { code: 'too_big' | 'too_small' }>, path: string, name: string): Fault {
  const big = issue.code === 'too_big';
  const limit = big ? issue.maximum : issue.minimum;
  if (issue.origin === 'number' || issue.origin === 'int' || issue.origin === 'bigint') {
    const rule = big ? 'too-great' : 'too-small';
    return fault(
      rule,
      path,
      `${name} is too ${big ? 'great' : 'small'}.`,
      `Give ${big ? 'at most' : 'at least'} ${limit}.`,
    );
  }
  const unit = unitOf(issue.origin, limit);
  if (big) return fault('too-long', path, `${name} is longer than ${limit} ${unit}.`, `Keep it to ${limit} ${unit}.`);
  if (limit === 1) return fault('empty', path, `${name} is empty.`, 'Fill it in, or leave it out if it is optional.');
  return fault('too-short', path, `${name} is shorter than ${limit} ${unit}.`, `Give at least ${limit} ${unit}.`);
}

const list = (values: readonly unknown[]): string => values.map(String).join(', ');

function faultOf(issue: Issue, whole: unknown, before: readonly PropertyKey[]): Fault[] {
  const full = [...before, ...issue.path];
  const path = pointerTo(full);
  const last = full.at(-1);
  const name = last === undefined ? 'The whole' : typeof last === 'number' ? `Entry ${last + 1}` : `"${String(last)}"`;
  const value = valueAt(whole, full);
  const isEmpty = value === '';
  switch (issue.code) {
    case 'unrecognized_keys': {
      const siblings = issue.keys.map((key) => {
        const at = pointerTo([...full, key]);
        return fault('unknown-field', at, `There is no field "${key}" here.`, 'Take it out, or correct its name.');
      });
      return siblings;
    }
    case 'invalid_type':
      if (value === undefined) {
        return [fault('missing', path, `${name} is missing.`, `Add it; it must be ${kind(issue.expected)}.`)];
      }
      // A field that somebody left empty is no mistake of kind.
      if (isEmpty) return [fault('empty', path, `${name} is empty.`, mendKind(issue.expected, value))];
      return [fault('wrong-kind', path, `${name} is ${natureOf(value)}.`, mendKind(issue.expected, value))];
    case 'invalid_value': {
      if (value === undefined)
        return [fault('missing', path, `${name} is missing.`, `Use one of ${list(issue.values)}.`)];
      if (isEmpty) return [fault('empty', path, `${name} is empty.`, `Use one of ${list(issue.values)}.`)];
      const meant = typeof value === 'string' ? didYouMean(value, issue.values.map(String)) : undefined;
      if (!meant)
        return [
          fault(
            'not-in-list',
            path,
            `${name} has a value that is not allowed here.`,
            `Use one of ${list(issue.values)}.`,
          ),
        ];
      const expected =
        issue.values.length > 12 ? 'has a value that is not allowed here' : `must be one of ${list(issue.values)}`;
      return [fault('not-in-list', path, `${name} ${expected}.`, `Did you mean "${meant}"?`)];
    }
    case 'too_big':
    case 'too_small':
      return [sizeFault(issue, path, name)];
    case 'invalid_union': {
      const closest = issue.errors.toSorted((a, b) => depth(b) - depth(a) || a.length - b.length)[0];
      const inner = closest?.flatMap((one) => faultOf(one, whole, full)) ?? [];
      if (inner.length > 0) return inner;
      return [fault('no-match', path, `${name} has none of the shapes that are allowed here.`, 'See the schema.')];
    }
    case 'invalid_format': {
      const isDay = issue.format === 'datetime' || issue.format === 'date';
      const never = isDay && typeof value === 'string' ? impossibleDay(value) : undefined;
      if (never) return [fault('form', path, `${name} ${never.message}.`, never.mend)];
      const said = issue.message.startsWith('Invalid ') ? sayFormat(issue.format) : issue.message;
      return [fault('form', path, `${name} ${said}.`, 'Correct how it is written.')];
    }
    case 'custom': {
      // A rule of the schema may say itself how it is mended: with the nearest value that it would take.
      const mend = (issue.params as { readonly mend?: string } | undefined)?.mend;
      return [fault('rule', path, `${name} ${issue.message}.`, mend ?? 'Correct it as the sentence says.')];
    }
    default:
      return [fault('rule', path, `${name} is not right: ${issue.message}.`, 'Correct it.')];
  }
}

const formats: Readonly<Record<string, string>> = {
  url: 'is no address such as https://example.org/page',
  email: 'is no mail address',
  datetime: 'is no time such as 2026-04-01T09:00:00Z',
  date: 'is no day such as 2026-04-01',
  uuid: 'is no UUID',
};

const sayFormat = (format: string): string => formats[format] ?? 'is not written as it must be';

function mendKind(expected: string, value: unknown): string {
  const quotable = expected === 'string' && (typeof value === 'number' || typeof value === 'boolean');
  return `It must be ${kind(expected)}${quotable ? '; put it in quotation marks' : ''}.`;
}

const depth = (issues: readonly Issue[]): number => Math.max(0, ...issues.map((issue) => issue.path.length));

/**
 * Says in plain sentences what a schema found wrong.
 * @param whole what was checked, so that a missing field can be told from one of the wrong kind
 * @param known the names of fields, for "did you mean"
 */
export function faultsFromZod(error: z.ZodError, whole?: unknown, known: readonly string[] = []): Fault[] {
  return error.issues
    .flatMap((issue) => faultOf(issue, whole, []))
    .map((found) => {
      if (found.rule !== 'unknown-field') return found;
      const key = found.path.slice(found.path.lastIndexOf('/') + 1);
      // A field that has its place elsewhere is not meant by its own name.
      const meant = known.includes(key) ? undefined : didYouMean(key, known);
      return meant ? { ...found, mend: `Did you mean "${meant}"?` } : found;
    });
}

/** Every field name in an object schema, however deep: what `faultsFromZod` can guess from. */
export function fieldNames(schema: unknown, seen = new Set<unknown>()): string[] {
  if (schema === null || typeof schema !== 'object' || seen.has(schema)) return [];
  seen.add(schema);
  const def = (schema as { _zod?: { def?: Record<string, unknown> } })._zod?.def;
  if (!def) return [];
  const shape = (def.shape ?? {}) as Record<string, unknown>;
  const inner = [...Object.values(shape), def.element, def.innerType, def.in, def.out, def.valueType];
  const options = Array.isArray(def.options) ? def.options : [];
  const deeper = [...inner, ...options].flatMap((part) => fieldNames(part, seen));
  return [...new Set([...Object.keys(shape), ...deeper])];
}
