import type { BookRef } from '../core/case/ids.ts';
import type { Tx } from './open.ts';
import { within } from './within.ts';

/** What an opaque outside reference stands for: one book, as one party knows it. */
export interface Handle {
  readonly ref: string;
  readonly book: BookRef;
  /** Who was given the reference: the reporter's or an organisation's id. */
  readonly party: string;
}

function toHandle(row: { project: string; ref: string; kind: BookRef['kind']; book: string; party: string }): Handle {
  return { ref: row.ref, book: { project: row.project, kind: row.kind, id: row.book }, party: row.party };
}

/** Gives a party its reference. @throws the database's 23505 when the reference is taken or the party has one already */
export async function insertHandle(tx: Tx, handle: Handle): Promise<void> {
  const { project, kind, id: book } = within(tx, handle.book);
  await tx.db.insertInto('handles').values({ project, kind, book, ref: handle.ref, party: handle.party }).execute();
}

export async function findHandle(tx: Tx, ref: string): Promise<Handle | undefined> {
  const row = await tx.db
    .selectFrom('handles')
    .selectAll()
    .where('project', '=', tx.project)
    .where('ref', '=', ref)
    .executeTakeFirst();
  return row && toHandle(row);
}

/** The references of a book, one a party. */
export async function listHandles(tx: Tx, ref: BookRef): Promise<readonly Handle[]> {
  const { project, kind, id } = within(tx, ref);
  const rows = await tx.db
    .selectFrom('handles')
    .selectAll()
    .where('project', '=', project)
    .where('kind', '=', kind)
    .where('book', '=', id)
    .orderBy('party')
    .execute();
  return rows.map(toHandle);
}
