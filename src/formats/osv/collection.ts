// All records together, as collectors of OSV fetch them: an archive of records, and a list of what changed when.
import { strToU8, zipSync } from 'fflate';
import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { osvId } from './osv.ts';

// A zip counts time from 1980 in the reader's zone: one fixed moment, so that the same records give the same bytes.
const options = { mtime: '1980-01-01 00:00:00', level: 6 } as const;

/** One record, packed when it is written, so that nobody has to keep the texts of all. */
export interface PackedRecord {
  readonly id: string;
  /** An archive of it alone. */
  readonly alone: Uint8Array;
}

// PKWARE APPNOTE 6.3.10 §4.3.12 and §4.3.16: places of numbers in a line of the directory and in the end record.
const offsetAt = 42;
const end = { size: 22, countHere: 8, count: 10, directorySize: 12, directoryAt: 16 } as const;

const numbersIn = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Packs the text of one record. */
export const packRecord = (id: string, text: string): PackedRecord => ({
  id,
  alone: zipSync({ [`${id}.json`]: strToU8(text) }, options),
});

/** The record with its header, and its line in the directory, which says where the record begins. */
function partsOf({ alone }: PackedRecord): { readonly body: Uint8Array; readonly line: Uint8Array } {
  const endAt = alone.length - end.size;
  const lineAt = numbersIn(alone).getUint32(endAt + end.directoryAt, true);
  return { body: alone.subarray(0, lineAt), line: alone.subarray(lineAt, endAt) };
}

/** `all.zip`: every record as `<its id>.json`, by their ids. @param records in any order */
export function osvArchive(records: readonly PackedRecord[]): Uint8Array {
  const parts = records.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(partsOf);
  const directoryAt = parts.reduce((sum, { body }) => sum + body.length, 0);
  const directorySize = parts.reduce((sum, { line }) => sum + line.length, 0);
  const archive = new Uint8Array(directoryAt + directorySize + end.size);
  const numbers = numbersIn(archive);
  let [at, lineAt] = [0, directoryAt];
  for (const { body, line } of parts) {
    archive.set(body, at);
    archive.set(line, lineAt);
    numbers.setUint32(lineAt + offsetAt, at, true);
    at += body.length;
    lineAt += line.length;
  }
  archive.set(zipSync({}), lineAt);
  for (const place of [end.countHere, end.count]) numbers.setUint16(lineAt + place, parts.length, true);
  numbers.setUint32(lineAt + end.directorySize, directorySize, true);
  numbers.setUint32(lineAt + end.directoryAt, directoryAt, true);
  return archive;
}

/** `modified_id.csv`: when each record changed, and its id, the last change first. */
export const osvChanges = (advisories: readonly PublishedAdvisory[]): string =>
  advisories
    .toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt))
    .map(({ advisory, updatedAt }) => `${updatedAt},${osvId(advisory)}\n`)
    .join('');
