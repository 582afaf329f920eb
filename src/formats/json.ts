import { type Fault, fault } from '../core/case/fault.ts';

/** JSON with two spaces and a final line break, as all our documents are written. */
export const writeJson = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** The value of a JSON text, or the fault that says where it breaks off. */
export function readJson(text: string): { readonly value: unknown } | { readonly fault: Fault } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { fault: fault('json', '', `This is not JSON: ${why}.`, 'Mend the text at that place.') };
  }
}

/** The value of a JSON text that has been checked before. */
export const parseJson = (text: string): unknown => {
  const read = readJson(text);
  if ('fault' in read) throw new Error(read.fault.message);
  return read.value;
};

/** Keys in alphabetical order at every depth; lists keep theirs. */
export function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sortKeys(inner)]));
}
