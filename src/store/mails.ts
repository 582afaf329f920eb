import type { BookRef } from '../core/case/ids.ts';
import type { Instant } from '../core/process/instant.ts';
import type { MailVerdict, Sealed } from './database.ts';
import type { Tx } from './open.ts';
import { within } from './within.ts';

/** A mail as it is put on record, before it is judged. */
export interface NewMail {
  readonly id: string;
  readonly digest: Uint8Array;
  readonly message: Uint8Array | null;
  readonly ref: string | null;
  readonly about: BookRef;
  readonly body: Sealed;
}

export interface KeptMailRow {
  readonly id: string;
  readonly receivedAt: Instant;
  readonly ref: string | null;
  readonly about: BookRef;
  readonly verdict: MailVerdict;
  readonly body: Sealed;
  readonly said: Sealed | null;
}

/** Puts a mail on record. @returns false where this very mail is on record already */
export async function insertMail(tx: Tx, { about, ...mail }: NewMail, at: Instant): Promise<boolean> {
  const { kind, id: book } = within(tx, about);
  const done = await tx.db
    .insertInto('mails')
    .values({
      ...mail,
      project: tx.project,
      kind,
      book,
      received_at: at,
      signature: null,
      signed_at: null,
      verdict: 'open',
      said: null,
      settled_at: null,
      looked_at: null,
    })
    .onConflict((conflict) => conflict.columns(['project', 'digest']).doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** How many other mails for this reference bear this Message-ID. */
export async function countWithMessage(tx: Tx, ref: string, message: Uint8Array, but: string): Promise<number> {
  const rows = await tx.db
    .selectFrom('mails')
    .select('id')
    .where('project', '=', tx.project)
    .where('ref', '=', ref)
    .where('message', '=', message)
    .where('id', '!=', but)
    .execute();
  return rows.length;
}

/** Notes by which signature a mail is to act. @returns false where that signature has acted before */
export async function claimSignature(tx: Tx, id: string, signature: Uint8Array, signedAt: Instant): Promise<boolean> {
  const taken = await tx.db
    .selectFrom('mails')
    .select('id')
    .where('project', '=', tx.project)
    .where('signature', '=', signature)
    .executeTakeFirst();
  if (taken) return taken.id === id;
  await tx.db
    .updateTable('mails')
    .set({ signature, signed_at: signedAt })
    .where('project', '=', tx.project)
    .where('id', '=', id)
    .execute();
  return true;
}

/** When the newest mail that was taken for this reference was signed. */
export async function lastSignedFor(tx: Tx, ref: string): Promise<Instant | undefined> {
  const row = await tx.db
    .selectFrom('mails')
    .select('signed_at')
    .where('project', '=', tx.project)
    .where('ref', '=', ref)
    .where('verdict', '=', 'taken')
    .where('signed_at', 'is not', null)
    .orderBy('signed_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.signed_at ?? undefined;
}

/** Notes what became of a mail that was open. */
export async function settleMail(
  tx: Tx,
  id: string,
  verdict: Exclude<MailVerdict, 'open'>,
  said: Sealed,
  at: Instant,
): Promise<void> {
  await tx.db
    .updateTable('mails')
    .set({ verdict, said, settled_at: at })
    .where('project', '=', tx.project)
    .where('id', '=', id)
    .where('verdict', '=', 'open')
    .execute();
}

/** A person has looked at a mail that waited. @returns false where none of that id waits */
export async function markLookedAt(tx: Tx, id: string, at: Instant): Promise<boolean> {
  const done = await tx.db
    .updateTable('mails')
    .set({ looked_at: at })
    .where('project', '=', tx.project)
    .where('id', '=', id)
    .where('verdict', 'in', ['open', 'quarantined'])
    .where('looked_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Mails to reply addresses of one book that were not taken, newest first; `lookedAt` where a person has dealt with it. */
export async function listQuarantinedOf(
  tx: Tx,
  about: BookRef,
  limit = 500,
): Promise<readonly (KeptMailRow & { readonly lookedAt: Instant | null })[]> {
  const { kind, id: book } = within(tx, about);
  const rows = await tx.db
    .selectFrom('mails')
    .select(['id', 'received_at', 'ref', 'verdict', 'body', 'said', 'looked_at'])
    .where('project', '=', tx.project)
    .where('ref', 'is not', null)
    .where('kind', '=', kind)
    .where('book', '=', book)
    .where('verdict', 'in', ['open', 'quarantined'])
    .orderBy('received_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ received_at: receivedAt, looked_at: lookedAt, ...rest }) => ({
    ...rest,
    receivedAt,
    lookedAt,
    about,
  }));
}

/** Mails that wait for a person, newest first. Where there are too many, what came to a reply address is listed before the rest. */
export async function listWaitingMails(tx: Tx, limit = 200): Promise<readonly KeptMailRow[]> {
  const rows = await tx.db
    .selectFrom('mails')
    .select(['id', 'received_at', 'ref', 'kind', 'book', 'verdict', 'body', 'said'])
    .where('project', '=', tx.project)
    .where('verdict', 'in', ['open', 'quarantined'])
    .where('looked_at', 'is', null)
    .orderBy(({ eb }) => eb('ref', 'is', null))
    .orderBy('received_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  const newestFirst = rows.toSorted((a, b) => b.received_at.localeCompare(a.received_at));
  return newestFirst.map(({ received_at: receivedAt, kind, book, ...rest }) => ({
    ...rest,
    receivedAt,
    about: { project: tx.project, kind, id: book },
  }));
}
