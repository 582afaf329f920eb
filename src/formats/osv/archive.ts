// The records in one zip archive (PKWARE APPNOTE 6.3.10), each packed when it is written, so that nobody keeps all texts.
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** One record, packed. */
export interface PackedRecord {
  readonly id: string;
  readonly deflated: Uint8Array;
  /** Of the text in UTF-8: its length in bytes, and its CRC-32. */
  readonly size: number;
  readonly crc: number;
}

/** Packs the text of one record. */
export function packRecord(id: string, text: string): PackedRecord {
  const bytes = Buffer.from(text, 'utf8');
  // A copy of its own length: what zlib hands over lies in a buffer many times as long.
  const deflated = new Uint8Array(deflateRawSync(bytes, { chunkSize: 4_096 }));
  return { id, deflated, size: bytes.length, crc: crc32(bytes) };
}

const [localMark, lineMark, endMark] = [0x04034b50, 0x02014b50, 0x06054b50];
/** Lengths without the name: §4.3.7, §4.3.12 and §4.3.16. */
const [localSize, lineSize, endSize] = [30, 46, 22];
const [version, namesInUtf8, isDeflated] = [20, 0x0800, 8];
// A zip counts time from 1980 in the reader's zone: one fixed moment, so that the same records give the same bytes.
const newYear1980 = (1 << 5) | 1;
/** Where a local header says how long the packed bytes after it are. */
const packedSizeAt = 18;

/** What a record's header and its line in the directory both say, from the version on. */
function writeFields(to: DataView, at: number, { id, deflated, size, crc }: PackedRecord, name: Uint8Array): void {
  to.setUint16(at, version, true);
  if (name.length !== `${id}.json`.length) to.setUint16(at + 2, namesInUtf8, true);
  to.setUint16(at + 4, isDeflated, true);
  to.setUint16(at + 8, newYear1980, true);
  to.setUint32(at + 10, crc, true);
  to.setUint32(at + 14, deflated.length, true);
  to.setUint32(at + 18, size, true);
  to.setUint16(at + 22, name.length, true);
}

const inOrder = (records: readonly PackedRecord[]) =>
  records
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((record) => ({ record, name: Buffer.from(`${record.id}.json`, 'utf8') }));

/** `all.zip`: every record as `<its id>.json`, by their ids. @param records in any order */
export function osvArchive(records: readonly PackedRecord[]): Uint8Array {
  const parts = inOrder(records);
  const names = parts.reduce((sum, { name }) => sum + name.length, 0);
  const directoryAt = parts.reduce((sum, { record }) => sum + localSize + record.deflated.length, names);
  const directorySize = parts.length * lineSize + names;
  const archive = new Uint8Array(directoryAt + directorySize + endSize);
  const to = new DataView(archive.buffer);
  let [at, lineAt] = [0, directoryAt];
  for (const { record, name } of parts) {
    to.setUint32(lineAt, lineMark, true);
    to.setUint16(lineAt + 4, version, true);
    writeFields(to, lineAt + 6, record, name);
    to.setUint32(lineAt + 42, at, true);
    archive.set(name, lineAt + lineSize);
    lineAt += lineSize + name.length;
    to.setUint32(at, localMark, true);
    writeFields(to, at + 4, record, name);
    archive.set(name, at + localSize);
    archive.set(record.deflated, at + localSize + name.length);
    at += localSize + name.length + record.deflated.length;
  }
  to.setUint32(lineAt, endMark, true);
  for (const place of [8, 10]) to.setUint16(lineAt + place, parts.length, true);
  to.setUint32(lineAt + 12, directorySize, true);
  to.setUint32(lineAt + 16, directoryAt, true);
  return archive;
}

/**
 * Whether the bytes are the archive of these records. Their packed form alone may be another: the same text comes out of
 * another release of zlib in other bytes. Nothing is unpacked beyond the length that a record has.
 */
export function isArchiveOf(bytes: Uint8Array, records: readonly PackedRecord[]): boolean {
  const from = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: PackedRecord[] = [];
  let at = 0;
  for (const { record, name } of inOrder(records)) {
    const start = at + localSize + name.length;
    if (start > bytes.length) return false;
    at = start + from.getUint32(at + packedSizeAt, true);
    found.push({ ...record, deflated: bytes.subarray(start, at) });
    if (!isSameText(found.at(-1)!.deflated, record)) return false;
  }
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).equals(osvArchive(found));
}

/** With `info`, which the types of Node leave out: also how much of the input was read. */
const inflated = inflateRawSync as unknown as (
  bytes: Uint8Array,
  options: { readonly maxOutputLength: number; readonly info: true },
) => { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } };

function isSameText(deflated: Uint8Array, { deflated: ours, size }: PackedRecord): boolean {
  try {
    const { buffer, engine } = inflated(deflated, { maxOutputLength: Math.max(1, size), info: true });
    // What follows the end of the packed bytes is nobody's.
    return engine.bytesWritten === deflated.length && buffer.equals(inflateRawSync(ours));
  } catch {
    return false;
  }
}
