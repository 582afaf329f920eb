import type { BookRef } from '../core/case/ids.ts';
import type { Instant } from '../core/process/instant.ts';
import type { Sealed } from './database.ts';
import type { Tx } from './open.ts';
import { within } from './within.ts';

/** The newest event of a book: its sequence number (0: none yet) and its hash (empty: none yet). */
export interface Head {
  readonly seq: number;
  readonly hash: Uint8Array;
}

/** One event as it is kept: only seq, type, at and actor in the clear. */
export interface EventRow {
  readonly seq: number;
  readonly type: string;
  readonly at: Instant;
  readonly actor: string;
  readonly body: Sealed;
  readonly prevHash: Uint8Array;
  readonly hash: Uint8Array;
}

/** Makes an empty book; `hash` is the chain's beginning, empty unless given. */
export async function createBook(
  tx: Tx,
  ref: BookRef,
  hash: Uint8Array = new Uint8Array(),
): Promise<'done' | 'exists already'> {
  const { project, kind, id } = within(tx, ref);
  const made = await tx.db
    .insertInto('books')
    .values({ project, kind, id, seq: 0, hash })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n ? 'done' : 'exists already';
}

function headOf(tx: Tx, ref: BookRef) {
  const { project, kind, id } = within(tx, ref);
  return tx.db
    .selectFrom('books')
    .select(['seq', 'hash'])
    .where('project', '=', project)
    .where('kind', '=', kind)
    .where('id', '=', id);
}

/** The head of a book, locked until the transaction ends: writers to one book queue up here. */
export async function lockHead(tx: Tx, ref: BookRef): Promise<Head | undefined> {
  return headOf(tx, ref).forUpdate().executeTakeFirst();
}

/** The head of a book, without a lock. */
export async function readHead(tx: Tx, ref: BookRef): Promise<Head | undefined> {
  return headOf(tx, ref).executeTakeFirst();
}

/**
 * Appends events whose hashes the caller has computed, if the book still ends at `expectedSeq`.
 * @returns 'changed meanwhile' when it does not, or when the book does not exist; nothing is written then
 * @throws Error when the rows do not continue the chain: a fault of the caller
 */
export async function appendEvents(
  tx: Tx,
  ref: BookRef,
  expectedSeq: number,
  rows: readonly EventRow[],
): Promise<'done' | 'changed meanwhile'> {
  const { project, kind, id } = within(tx, ref);
  const last = rows.at(-1);
  if (last === undefined) return 'done';
  const head = await lockHead(tx, ref);
  if (head?.seq !== expectedSeq) return 'changed meanwhile';
  checkChain(head, rows);
  await tx.db
    .insertInto('events')
    .values(
      rows.map(({ seq, type, at, actor, body, prevHash, hash }) => ({
        project,
        kind,
        book: id,
        seq,
        type,
        at,
        actor,
        body,
        prev_hash: prevHash,
        hash,
      })),
    )
    .execute();
  await tx.db
    .updateTable('books')
    .set({ seq: last.seq, hash: last.hash })
    .where('project', '=', project)
    .where('kind', '=', kind)
    .where('id', '=', id)
    .execute();
  return 'done';
}

function checkChain(head: Head, rows: readonly EventRow[]): void {
  let { seq, hash } = head;
  for (const row of rows) {
    const isFirstEver = seq === 0 && hash.length === 0;
    if (row.seq !== seq + 1) throw new Error(`event ${row.seq} does not follow event ${seq}`);
    if (!isFirstEver && Buffer.compare(row.prevHash, hash) !== 0) {
      throw new Error(`event ${row.seq} does not carry the hash of event ${seq}`);
    }
    ({ seq, hash } = row);
  }
}

/** The events of a book in order, from sequence number `from` on (1 is the first). */
export async function readEvents(tx: Tx, ref: BookRef, from = 1): Promise<readonly EventRow[]> {
  const { project, kind, id } = within(tx, ref);
  return tx.db
    .selectFrom('events')
    .select(['seq', 'type', 'at', 'actor', 'body', 'prev_hash as prevHash', 'hash'])
    .where('project', '=', project)
    .where('kind', '=', kind)
    .where('book', '=', id)
    .where('seq', '>=', from)
    .orderBy('seq')
    .execute();
}

/** Every book of one kind in the project, by id. */
export async function listBooks(tx: Tx, kind: BookRef['kind']): Promise<readonly BookRef[]> {
  const rows = await tx.db
    .selectFrom('books')
    .select(['project', 'kind', 'id'])
    .where('project', '=', tx.project)
    .where('kind', '=', kind)
    .orderBy('id')
    .execute();
  return rows;
}
