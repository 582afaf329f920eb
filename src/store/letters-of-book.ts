import type { BookRef, DeliveryId } from '../core/case/ids.ts';
import type { Instant } from '../core/process/instant.ts';
import type { DeliveryStatus, Sealed } from './database.ts';
import type { Tx } from './open.ts';
import { within } from './within.ts';

/** One letter to one recipient without its words: a board of five hundred needs none of them. */
export interface LetterRow {
  readonly id: DeliveryId;
  readonly recipient: string;
  readonly status: DeliveryStatus;
  readonly attempts: number;
  readonly dueAt: Instant;
  readonly changedAt: Instant;
  /** How it ended, where that is worth reading: it failed, or nobody knows. */
  readonly outcome: Sealed | null;
}

/** The letters of one name that were planned at one moment because of a book. */
export async function listLetters(
  tx: Tx,
  ref: BookRef,
  letter: string,
  plannedAt: Instant,
): Promise<readonly LetterRow[]> {
  const { kind, id } = within(tx, ref);
  return tx.db
    .selectFrom('deliveries')
    .select((fields) => [
      'id',
      'recipient',
      'status',
      'attempts',
      'due_at as dueAt',
      'changed_at as changedAt',
      fields.case().when('status', '=', 'done').then(null).else(fields.ref('outcome')).end().as('outcome'),
    ])
    .where('project', '=', tx.project)
    .where('book_kind', '=', kind)
    .where('book', '=', id)
    .where('letter', '=', letter)
    .where('created_at', '=', plannedAt)
    .execute();
}

/** How many of these letters were planned for one recipient because of a book since a moment. */
export async function countLetters(
  tx: Tx,
  ref: BookRef,
  letters: readonly string[],
  recipient: string,
  since: Instant,
): Promise<number> {
  const { kind, id } = within(tx, ref);
  const row = await tx.db
    .selectFrom('deliveries')
    .select((fields) => fields.fn.countAll<string>().as('count'))
    .where('project', '=', tx.project)
    .where('book_kind', '=', kind)
    .where('book', '=', id)
    .where('letter', 'in', letters)
    .where('recipient', '=', recipient)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
