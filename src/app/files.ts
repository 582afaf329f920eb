import type { Attachment } from '../core/case/model.ts';
import type { SealedFile } from '../core/release/bundle.ts';
import { insertBlob, readBlob } from '../store/blobs.ts';
import type { Tx } from '../store/open.ts';
import { sha256 } from '../vault/bytes.ts';
import { open, seal } from '../vault/seal.ts';
import { fresh, type House } from './house.ts';
import type { OpenBook } from './record.ts';

export interface Upload {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A file with its name and checksum, before anything of it is written. */
export interface PreparedFile {
  readonly attachment: Attachment;
  readonly bytes: Buffer;
}

/** Gives files their ids and checksums. Nothing is kept yet: the law may still refuse what they belong to. */
export function prepareFiles(house: House, uploads: readonly Upload[]): readonly PreparedFile[] {
  return uploads.map(({ name, bytes }) => ({
    attachment: {
      blob: fresh(house),
      name: [...name].slice(0, 200).join(''),
      size: bytes.length,
      sha256: sha256(bytes).toString('hex'),
    },
    bytes,
  }));
}

/** Keeps files, each sealed under the key of the book that names them. */
export async function keepFiles(
  tx: Tx,
  book: Pick<OpenBook<unknown>, 'ref' | 'key'>,
  files: readonly PreparedFile[],
): Promise<void> {
  for (const { attachment, bytes } of files) {
    const body = seal(book.key, bytes, blobAad(book, attachment.blob));
    await insertBlob(tx, { id: attachment.blob, book: book.ref.id, size: bytes.length, sha256: sha256(bytes), body });
  }
}

/** The bytes of a file that a book names. @throws Error when they are not there: a fault of the house */
export async function readFile(
  tx: Tx,
  book: Pick<OpenBook<unknown>, 'ref' | 'key'>,
  { blob }: Pick<SealedFile, 'blob'>,
): Promise<Buffer> {
  const row = await readBlob(tx, blob);
  if (row?.book !== book.ref.id) throw new Error(`The file ${blob} of ${book.ref.kind} ${book.ref.id} is missing.`);
  return open(book.key, Buffer.from(row.body), blobAad(book, blob));
}

/** What a file's sealed bytes are bound to. */
const blobAad = (book: { readonly ref: OpenBook<unknown>['ref'] }, blob: string): string[] => [
  book.ref.project,
  'blob',
  book.ref.id,
  blob,
];
