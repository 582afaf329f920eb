import type { BookId, PersonId } from '../core/case/ids.ts';
import type { Instant } from '../core/process/instant.ts';
import type { Tx } from './open.ts';

/** The key that a reporter's ten words make, as a keyed digest: opens the room of one book. */
export interface ReporterKey {
  readonly lookup: Uint8Array;
  readonly book: BookId;
  readonly person: PersonId;
  readonly createdAt: Instant;
}

export async function insertReporterKey(tx: Tx, key: ReporterKey): Promise<void> {
  const { lookup, book, person, createdAt } = key;
  await tx.db
    .insertInto('reporter_keys')
    .values({ project: tx.project, lookup, book, person, created_at: createdAt })
    .execute();
}

export async function findReporterKey(tx: Tx, lookup: Uint8Array): Promise<ReporterKey | undefined> {
  return tx.db
    .selectFrom('reporter_keys')
    .select(['lookup', 'book', 'person', 'created_at as createdAt'])
    .where('project', '=', tx.project)
    .where('lookup', '=', lookup)
    .executeTakeFirst();
}

/** Shuts the reporter's room of a book: its keys open nothing from now on. Answers how many there were. */
export async function deleteReporterKeys(tx: Tx, book: BookId): Promise<number> {
  const gone = await tx.db
    .deleteFrom('reporter_keys')
    .where('project', '=', tx.project)
    .where('book', '=', book)
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
