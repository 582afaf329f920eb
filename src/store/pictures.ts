import { sql } from 'kysely';
import type { BookId, BookKind, BookRef } from '../core/case/ids.ts';
import type { Instant } from '../core/process/instant.ts';
import type { Sealed } from './database.ts';
import type { Tx } from './open.ts';
import { within } from './within.ts';

/** The current state of a book, sealed, with the little that lists and timers need in the clear. */
export interface Picture {
  readonly book: BookId;
  /** Sequence number of the newest event that the picture contains. */
  readonly seq: number;
  readonly body: Sealed;
  /** The desk's number, such as 2026-014; unique per project and kind; null where the kind has none. */
  readonly number: string | null;
  readonly stage: string;
  /** When a timer of this book is due next; null when none runs. */
  readonly nextDueAt: Instant | null;
  readonly updatedAt: Instant;
}

/**
 * A picture as lists find it, without its body. `mark` is the beginning of the body, which no two seals share: whoever
 * opened that very body before need not ask for it again. `wrapped` is the book's key, null once it was destroyed.
 */
export interface PictureHead extends Omit<Picture, 'body'> {
  readonly kind: BookKind;
  readonly mark: Uint8Array;
  readonly wrapped: Uint8Array | null;
}

/** Bytes of a sealed body up to its content: layout, commitment and nonce. */
export const markLength = 46;

/** Writes the picture of a book, over the one before. Call it under the book's head lock. */
export async function writePicture(tx: Tx, ref: BookRef, picture: Omit<Picture, 'book'>): Promise<void> {
  const { project, kind, id: book } = within(tx, ref);
  const { seq, body, number, stage, nextDueAt, updatedAt } = picture;
  const values = { seq, body, number, stage, next_due_at: nextDueAt, updated_at: updatedAt };
  await tx.db
    .insertInto('pictures')
    .values({ project, kind, book, ...values })
    .onConflict((conflict) => conflict.columns(['project', 'kind', 'book']).doUpdateSet(values))
    .execute();
}

function headsOf(tx: Tx) {
  return tx.db
    .selectFrom('pictures')
    .leftJoin('keys', (join) =>
      join.onRef('keys.project', '=', 'pictures.project').onRef('keys.id', '=', 'pictures.key_id'),
    )
    .select([
      'pictures.kind',
      'pictures.book',
      'pictures.seq',
      'pictures.number',
      'pictures.stage',
      'pictures.next_due_at as nextDueAt',
      'pictures.updated_at as updatedAt',
      sql<Uint8Array>`substring(pictures.body from 1 for ${sql.lit(markLength)})`.as('mark'),
      'keys.wrapped',
    ])
    .where('pictures.project', '=', tx.project);
}

export async function readPicture(tx: Tx, ref: BookRef): Promise<PictureHead | undefined> {
  const { kind, id } = within(tx, ref);
  return headsOf(tx).where('pictures.kind', '=', kind).where('pictures.book', '=', id).executeTakeFirst();
}

/** Every picture of these kinds, the one changed last first. */
export async function listPictures(tx: Tx, ...kinds: readonly BookKind[]): Promise<readonly PictureHead[]> {
  return headsOf(tx)
    .where('pictures.kind', 'in', kinds)
    .orderBy('pictures.updated_at', 'desc')
    .orderBy('pictures.book')
    .execute();
}

export async function findByNumber(tx: Tx, kind: BookKind, number: string): Promise<PictureHead | undefined> {
  return headsOf(tx).where('pictures.kind', '=', kind).where('pictures.number', '=', number).executeTakeFirst();
}

/** The sealed bodies of these pictures as they are now, in no order. */
export async function readBodies(
  tx: Tx,
  heads: readonly Pick<PictureHead, 'kind' | 'book'>[],
): Promise<readonly Pick<Picture & PictureHead, 'kind' | 'book' | 'seq' | 'body'>[]> {
  if (heads.length === 0) return [];
  const named = heads.map(({ kind, book }) => sql`(${kind}::text, ${book}::text)`);
  return tx.db
    .selectFrom('pictures')
    .select(['kind', 'book', 'seq', 'body'])
    .where('project', '=', tx.project)
    .where(sql<boolean>`(kind, book) in (${sql.join(named)})`)
    .execute();
}

/** The books whose next timer is due at `at` or before, the most overdue first. */
export async function listDuePictures(tx: Tx, at: Instant): Promise<readonly PictureHead[]> {
  return headsOf(tx)
    .where('pictures.next_due_at', '<=', at)
    .orderBy('pictures.next_due_at')
    .orderBy('pictures.book')
    .execute();
}

/** When the project's next timer is due, over all books; undefined when none runs. */
export async function readNextDue(tx: Tx): Promise<Instant | undefined> {
  const row = await tx.db
    .selectFrom('pictures')
    .select('next_due_at as at')
    .where('project', '=', tx.project)
    .where('next_due_at', 'is not', null)
    .orderBy('next_due_at')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? undefined;
}

/**
 * The next number of a kind in a year: 1, 2, 3 … without gaps, since a transaction that rolls back returns its number.
 * Transactions that draw from one counter queue up.
 */
export async function nextNumber(tx: Tx, kind: string, year: number): Promise<number> {
  const row = await tx.db
    .insertInto('counters')
    .values({ project: tx.project, kind, year, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['project', 'kind', 'year']).doUpdateSet((set) => ({ last: set('counters.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return row.last;
}
