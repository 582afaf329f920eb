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

const columns = [
  'book',
  'seq',
  'body',
  'number',
  'stage',
  'next_due_at as nextDueAt',
  'updated_at as updatedAt',
] as const;

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

function picturesOf(tx: Tx, kind: BookKind) {
  return tx.db.selectFrom('pictures').select(columns).where('project', '=', tx.project).where('kind', '=', kind);
}

export async function readPicture(tx: Tx, ref: BookRef): Promise<Picture | undefined> {
  const { kind, id } = within(tx, ref);
  return picturesOf(tx, kind).where('book', '=', id).executeTakeFirst();
}

/** Every picture of a kind, the one changed last first. */
export async function listPictures(tx: Tx, kind: BookKind): Promise<readonly Picture[]> {
  return picturesOf(tx, kind).orderBy('updated_at', 'desc').orderBy('book').execute();
}

export async function findByNumber(tx: Tx, kind: BookKind, number: string): Promise<Picture | undefined> {
  return picturesOf(tx, kind).where('number', '=', number).executeTakeFirst();
}

/** The books whose next timer is due at `at` or before, the most overdue first. */
export async function listDuePictures(
  tx: Tx,
  at: Instant,
): Promise<readonly (Picture & { readonly kind: BookKind })[]> {
  return tx.db
    .selectFrom('pictures')
    .select([...columns, 'kind'])
    .where('project', '=', tx.project)
    .where('next_due_at', '<=', at)
    .orderBy('next_due_at')
    .orderBy('book')
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
