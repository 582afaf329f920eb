import type { BookId } from '../core/case/ids.ts';
import type { Sealed } from './database.ts';
import type { Tx } from './open.ts';

export interface BlobRow {
  readonly id: string;
  readonly book: BookId;
  /** Bytes of the attachment before it was sealed. */
  readonly size: number;
  /** SHA-256 of the attachment before it was sealed, itself keyed or plain as the caller decides. */
  readonly sha256: Uint8Array;
  readonly body: Sealed;
}

export async function insertBlob(tx: Tx, blob: BlobRow): Promise<void> {
  await tx.db
    .insertInto('blobs')
    .values({ ...blob, project: tx.project })
    .execute();
}

export async function readBlob(tx: Tx, id: string): Promise<BlobRow | undefined> {
  return tx.db
    .selectFrom('blobs')
    .select(['id', 'book', 'size', 'sha256', 'body'])
    .where('project', '=', tx.project)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The attachments of a book without their bytes, by id. */
export async function listBlobs(tx: Tx, book: BookId): Promise<readonly Omit<BlobRow, 'body'>[]> {
  return tx.db
    .selectFrom('blobs')
    .select(['id', 'book', 'size', 'sha256'])
    .where('project', '=', tx.project)
    .where('book', '=', book)
    .orderBy('id')
    .execute();
}

/** The bytes that a project's attachments take, for its quota. */
export async function sumBlobs(tx: Tx): Promise<number> {
  const row = await tx.db
    .selectFrom('blobs')
    .select((fields) => fields.fn.coalesce(fields.fn.sum<string>('size'), fields.val('0')).as('bytes'))
    .where('project', '=', tx.project)
    .executeTakeFirstOrThrow();
  return Number(row.bytes);
}
