import type { Selectable } from 'kysely';
import type { Instant } from '../../core/process/instant.ts';
import type { Tx } from '../open.ts';
import type { LoginRequestsTable } from './database.ts';

export type LoginRequestRow = Omit<Selectable<LoginRequestsTable>, 'project'>;

const columns = ['device_hash', 'code_hash', 'scopes', 'created_at', 'expires_at', 'approved_by'] as const;

/** Keeps the request of a command line to be let in. */
export async function insertLoginRequest(tx: Tx, row: Omit<LoginRequestRow, 'approved_by'>): Promise<void> {
  await tx.db
    .insertInto('login_requests')
    .values({ project: tx.project, ...row, approved_by: null })
    .execute();
}

/** The request behind a code that a person typed, if it is neither expired nor approved. */
export async function readLoginRequest(
  tx: Tx,
  codeHash: Uint8Array,
  at: Instant,
): Promise<LoginRequestRow | undefined> {
  return tx.db
    .selectFrom('login_requests')
    .select(columns)
    .where('project', '=', tx.project)
    .where('code_hash', '=', codeHash)
    .where('approved_by', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst();
}

/** Approves a request once. Gives whether there was one to approve. */
export async function approveLoginRequest(
  tx: Tx,
  codeHash: Uint8Array,
  account: string,
  at: Instant,
): Promise<boolean> {
  const done = await tx.db
    .updateTable('login_requests')
    .set({ approved_by: account })
    .where('project', '=', tx.project)
    .where('code_hash', '=', codeHash)
    .where('approved_by', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Takes an approved request out for good: of many that ask at one moment one gets it. */
export async function takeLoginRequest(
  tx: Tx,
  deviceHash: Uint8Array,
  at: Instant,
): Promise<LoginRequestRow | undefined> {
  return tx.db
    .deleteFrom('login_requests')
    .where('project', '=', tx.project)
    .where('device_hash', '=', deviceHash)
    .where('approved_by', 'is not', null)
    .where('expires_at', '>', at)
    .returning(columns)
    .executeTakeFirst();
}

/** Whether a request with this device secret still waits for its approval. */
export async function isLoginPending(tx: Tx, deviceHash: Uint8Array, at: Instant): Promise<boolean> {
  const row = await tx.db
    .selectFrom('login_requests')
    .select('device_hash')
    .where('project', '=', tx.project)
    .where('device_hash', '=', deviceHash)
    .where('approved_by', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst();
  return row !== undefined;
}
