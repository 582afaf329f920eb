import { type Fault, fault } from '../core/case/fault.ts';
import { longestDocument } from './json.ts';

const marks: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ['UTF-32', [0xff, 0xfe, 0, 0]],
  ['UTF-32', [0, 0, 0xfe, 0xff]],
  ['UTF-16', [0xff, 0xfe]],
  ['UTF-16', [0xfe, 0xff]],
];

/** Wide text by its mark, or by the empty bytes that it has beside every Latin letter. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const marked = marks.find(([, mark]) => mark.every((byte, n) => bytes[n] === byte));
  if (marked) return marked[0];
  const empty = [...bytes.subarray(0, 4)].filter((byte) => byte === 0).length;
  return empty === 0 ? undefined : empty === 3 ? 'UTF-32' : 'UTF-16';
}

/** The first line that is not UTF-8, and the column of the first character that cannot be read there. */
function firstBroken(bytes: Uint8Array): { readonly line: number; readonly column: number } {
  const strict = new TextDecoder('utf-8', { fatal: true });
  for (let line = 1, from = 0; from <= bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, from);
    const row = bytes.subarray(from, end < 0 ? bytes.length : end);
    try {
      strict.decode(row);
    } catch {
      return { line, column: new TextDecoder().decode(row).indexOf('\u{fffd}') + 1 };
    }
    if (end < 0) break;
    from = end + 1;
  }
  return { line: 1, column: 1 };
}

/** The text of a document given as bytes: UTF-8, with or without its mark. Any other encoding is told with its place. */
export function decodeDocument(bytes: Uint8Array): { readonly text: string } | { readonly fault: Fault } {
  if (bytes.length > longestDocument) {
    const said = `The document has ${bytes.length} bytes; at most ${longestDocument} are read.`;
    return { fault: fault('document-size', '', said, 'Cut it into several documents.') };
  }
  const wide = wideEncoding(bytes);
  if (wide) return { fault: fault('encoding', '', `The document is text in ${wide}.`, 'Save it as UTF-8.') };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const { line, column } = firstBroken(bytes);
    const said = `The document is not text in UTF-8: line ${line}, column ${column} can't be read.`;
    return { fault: fault('encoding', '', said, 'Save it as UTF-8; it may be Latin-1 or Windows-1252.') };
  }
}
