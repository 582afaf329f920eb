import { type Fault, fault } from '../core/case/fault.ts';
import { pointerTo } from '../core/case/zod-faults.ts';
import { firstBreak, sayPlace, textsIn } from './json-text.ts';

/** JSON with two spaces and a final line break, as all our documents are written. */
export const writeJson = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** The longest document that is read, in characters. The longest advisories of vendors have about 20 million. */
export const longestDocument = 32 * 1024 * 1024;

/** What is said of a longer one. */
export function tooLong(text: string): Fault {
  const said = `The document has ${text.length} characters; at most ${longestDocument} are read.`;
  return fault('document-size', '', said, 'Cut it into several documents.');
}

/** No form of an advisory goes deeper than the twenties. */
export const deepestNesting = 100;

type Read = { readonly value: unknown } | { readonly fault: Fault };

/** The value of a JSON text, or the fault that says where and why it can't be taken. */
export function readJson(text: string): Read {
  if (text.length > longestDocument) return { fault: tooLong(text) };
  const bare = text.startsWith('\u{feff}') ? text.slice(1) : text;
  let value: unknown;
  try {
    value = JSON.parse(bare);
  } catch {
    return { fault: brokenOff(bare) };
  }
  const seen = walk(value, [], { keys: 0 });
  if ('fault' in seen) return seen;
  // A key that stands twice is lost on the way to the value; then the text has more keys than the value.
  return keysIn(bare) === seen.keys ? { value } : { fault: doubled(bare) };
}

/** The value of a JSON text that has been checked before. */
export const parseJson = (text: string): unknown => {
  const read = readJson(text);
  if ('fault' in read) throw new Error(read.fault.message);
  return read.value;
};

/**
 * What is wrong with a text that is meant as JSON, since it begins like a set of fields with quoted names; undefined for
 * sound JSON and for every other text, such as YAML.
 */
export function brokenJson(text: string): Fault | undefined {
  if (!/^\s*\{\s*"/.test(text)) return undefined;
  const read = readJson(text);
  return 'fault' in read ? read.fault : undefined;
}

function brokenOff(text: string): Fault {
  const at = firstBreak(text);
  const mark = text[at];
  const found = mark === undefined ? 'the text ends' : `${JSON.stringify(mark)} may not stand`;
  return fault('json', '', `This is not JSON: at ${sayPlace(text, at)} ${found}.`, 'Mend the text at that place.');
}

const forbidden = ['__proto__', 'constructor', 'prototype'];

/** Counts the keys, and stops where a document goes too deep or names what programs might take for their own. */
function walk(
  value: unknown,
  path: readonly PropertyKey[],
  count: { keys: number },
): { keys: number } | { fault: Fault } {
  if (value === null || typeof value !== 'object') return count;
  if (path.length >= deepestNesting) {
    const said = `The document goes deeper than ${deepestNesting} levels here.`;
    return {
      fault: fault('json-depth', pointerTo(path), said, 'No form of an advisory needs that: write it flatter.'),
    };
  }
  const isList = Array.isArray(value);
  for (const [key, inner] of isList ? value.entries() : Object.entries(value)) {
    if (!isList) {
      count.keys += 1;
      if (forbidden.includes(key as string)) {
        const said = `A field may not be called ${String(key)}.`;
        return { fault: fault('json-key', pointerTo([...path, key]), said, 'Take it out.') };
      }
    }
    if (inner === null || typeof inner !== 'object') continue;
    const found = walk(inner, [...path, key], count);
    if ('fault' in found) return found;
  }
  return count;
}

function keysIn(text: string): number {
  let count = 0;
  for (const { isKey } of textsIn(text)) if (isKey) count += 1;
  return count;
}

/** The first key that stands twice in one set of fields. */
function doubled(text: string): Fault {
  const open: Set<string>[] = [];
  let from = 0;
  for (const { at, end, isKey } of textsIn(text)) {
    for (const mark of text.slice(from, at)) {
      if (mark === '{') open.push(new Set());
      else if (mark === '}') open.pop();
    }
    from = end + 1;
    if (!isKey) continue;
    const key = JSON.parse(text.slice(at, end + 1)) as string;
    if (open.at(-1)?.has(key)) {
      const said = `The field ${JSON.stringify(key)} stands twice; the second time at ${sayPlace(text, at)}.`;
      return fault('json-twice', '', said, 'Keep one of the two.');
    }
    open.at(-1)?.add(key);
  }
  return fault('json-twice', '', 'A field stands twice.', 'Keep one of the two.');
}

/** Keys in alphabetical order at every depth; lists keep theirs. */
export function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== 'object') return value;
  const sorted: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) {
    const inner = (value as Record<string, unknown>)[key];
    if (inner !== undefined) sorted[key] = sortKeys(inner);
  }
  return sorted;
}
