import type { Selectable } from 'kysely';
import type { Instant } from '../../core/process/instant.ts';
import type { Tx } from '../open.ts';
import type { AccountRow } from './accounts.ts';
import type { SessionsTable } from './database.ts';

export type SessionRow = Omit<Selectable<SessionsTable>, 'project'>;

/** Keeps a new session. */
export async function insertSession(tx: Tx, row: SessionRow): Promise<void> {
  await tx.db
    .insertInto('sessions')
    .values({ project: tx.project, ...row })
    .execute();
}

/** The session behind a token's hash, expired ones too. */
export async function readSessionRow(tx: Tx, hash: Uint8Array): Promise<SessionRow | undefined> {
  return sessions(tx).where('hash', '=', hash).executeTakeFirst();
}

/** The session behind a token's hash together with its account, in one question: every page begins with it. */
export async function readSessionWithAccount(
  tx: Tx,
  hash: Uint8Array,
): Promise<{ readonly session: SessionRow; readonly account: AccountRow } | undefined> {
  const row = await sessions(tx)
    .innerJoin('accounts', (join) =>
      join.onRef('accounts.project', '=', 'sessions.project').onRef('accounts.id', '=', 'sessions.account'),
    )
    .select(['person', 'roles', 'organisation', 'accounts.created_at as opened_at', 'closed_at'])
    .where('hash', '=', hash)
    .executeTakeFirst();
  if (!row) return undefined;
  const { person, roles, organisation, opened_at: created_at, closed_at, ...session } = row;
  return { session, account: { id: session.account, person, roles, organisation, created_at, closed_at } };
}

/** Every session of an account, newest first. */
export async function listSessions(tx: Tx, account: string): Promise<readonly SessionRow[]> {
  return sessions(tx).where('account', '=', account).orderBy('last_seen_at', 'desc').orderBy('sessions.id').execute();
}

/** Notes that a session was used. */
export async function touchSession(tx: Tx, hash: Uint8Array, at: Instant): Promise<void> {
  await tx.db
    .updateTable('sessions')
    .set({ last_seen_at: at })
    .where('project', '=', tx.project)
    .where('hash', '=', hash)
    .where('last_seen_at', '<', at)
    .execute();
}

/** Notes that a passkey has just stood behind a session. Gives whether the session was still there. */
export async function markVerified(tx: Tx, hash: Uint8Array, at: Instant): Promise<boolean> {
  const done = await tx.db
    .updateTable('sessions')
    .set({ verified_at: at, last_seen_at: at })
    .where('project', '=', tx.project)
    .where('hash', '=', hash)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Ends one session, named by the hash of its token. Gives whether it was still there. */
export async function deleteSession(tx: Tx, hash: Uint8Array): Promise<boolean> {
  const done = await tx.db
    .deleteFrom('sessions')
    .where('project', '=', tx.project)
    .where('hash', '=', hash)
    .executeTakeFirst();
  return done.numDeletedRows === 1n;
}

/** Ends one session of an account, named by its id. Gives whether there was one. */
export async function deleteSessionById(tx: Tx, account: string, id: string): Promise<boolean> {
  const done = await tx.db
    .deleteFrom('sessions')
    .where('project', '=', tx.project)
    .where('account', '=', account)
    .where('id', '=', id)
    .executeTakeFirst();
  return done.numDeletedRows === 1n;
}

/** Ends every session of an account, but for the one whose token has the hash `except`. */
export async function deleteSessionsOf(tx: Tx, account: string, except?: Uint8Array): Promise<void> {
  let query = tx.db.deleteFrom('sessions').where('project', '=', tx.project).where('account', '=', account);
  if (except) query = query.where('hash', '!=', except);
  await query.execute();
}

function sessions(tx: Tx) {
  return tx.db
    .selectFrom('sessions')
    .select([
      'hash',
      'sessions.id',
      'account',
      'reach',
      'csrf',
      'sessions.created_at',
      'last_seen_at',
      'verified_at',
      'expires_at',
    ])
    .where('sessions.project', '=', tx.project);
}
