import type { BookRef, PersonId } from '../core/case/ids.ts';
import type { Instant } from '../core/process/instant.ts';
import type { Tx } from './open.ts';

/** A wrapped key: of a book, or of a person. */
export interface KeyRow {
  readonly id: string;
  /** The key under the root key; null once it was destroyed. */
  readonly wrapped: Uint8Array | null;
  readonly createdAt: Instant;
  readonly destroyedAt: Instant | null;
}

/** Under which id the key of a book is kept. */
export const bookKeyId = ({ kind, id }: Pick<BookRef, 'kind' | 'id'>): string => `${kind}/${id}`;

/** Under which id the key of a person is kept. */
export const personKeyId = (id: PersonId): string => `person/${id}`;

/** Keeps a new wrapped key. @throws the database's 23505 when the id is taken: a key is never replaced */
export async function insertKey(tx: Tx, id: string, wrapped: Uint8Array, at: Instant): Promise<void> {
  await tx.db
    .insertInto('keys')
    .values({ project: tx.project, id, wrapped, created_at: at, destroyed_at: null })
    .execute();
}

export async function readKey(tx: Tx, id: string): Promise<KeyRow | undefined> {
  return tx.db
    .selectFrom('keys')
    .select(['id', 'wrapped', 'created_at as createdAt', 'destroyed_at as destroyedAt'])
    .where('project', '=', tx.project)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The wrapped keys of these ids that exist, in no order; destroyed ones carry null. */
export async function readKeys(tx: Tx, ids: readonly string[]): Promise<readonly Pick<KeyRow, 'id' | 'wrapped'>[]> {
  if (ids.length === 0) return [];
  return tx.db
    .selectFrom('keys')
    .select(['id', 'wrapped'])
    .where('project', '=', tx.project)
    .where('id', 'in', ids)
    .execute();
}

/** Puts the same key under another wrap (the root key was changed); a destroyed key stays destroyed. */
export async function rewrapKey(tx: Tx, id: string, wrapped: Uint8Array): Promise<'done' | 'not found'> {
  const changed = await tx.db
    .updateTable('keys')
    .set({ wrapped })
    .where('project', '=', tx.project)
    .where('id', '=', id)
    .where('destroyed_at', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n ? 'done' : 'not found';
}

/**
 * Destroys a key for good: what it sealed can no longer be read here. The old bytes stay in the server's files until
 * `compactKeys` rewrites the table and the log segments are used again, and in backups until those are thrown away.
 */
export async function destroyKey(tx: Tx, id: string, at: Instant): Promise<'done' | 'not found'> {
  const changed = await tx.db
    .updateTable('keys')
    .set({ wrapped: null, destroyed_at: at })
    .where('project', '=', tx.project)
    .where('id', '=', id)
    .where('destroyed_at', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n ? 'done' : 'not found';
}
