import type { Selectable } from 'kysely';
import type { Role } from '../../core/access/actor.ts';
import type { Instant } from '../../core/process/instant.ts';
import type { Tx } from '../open.ts';
import type { AccountsTable } from './database.ts';

/** An account as the doors need it; the book says how it came to be so. */
export type AccountRow = Omit<Selectable<AccountsTable>, 'project'>;

/** Keeps the row of a new account. */
export async function insertAccount(tx: Tx, row: AccountRow): Promise<void> {
  await tx.db
    .insertInto('accounts')
    .values({ project: tx.project, ...row })
    .execute();
}

/** One account, closed ones too. */
export async function readAccount(tx: Tx, id: string): Promise<AccountRow | undefined> {
  return accounts(tx).where('id', '=', id).executeTakeFirst();
}

/** The open accounts, oldest first: of the team (`null`), of one distributor's contacts, or all when nothing is said. */
export async function listAccounts(tx: Tx, organisation?: string | null): Promise<readonly AccountRow[]> {
  let query = accounts(tx).where('closed_at', 'is', null);
  if (organisation !== undefined) query = query.where('organisation', 'is not distinct from', organisation);
  return query.orderBy('created_at').orderBy('id').execute();
}

/**
 * How many open accounts besides this one have a role. The rows stay locked until the transaction ends, so that two
 * administrators who remove each other at one moment do not both succeed.
 */
export async function countOthersWith(tx: Tx, role: Role, id: string): Promise<number> {
  const rows = await tx.db
    .selectFrom('accounts')
    .select('id')
    .where('project', '=', tx.project)
    .where('closed_at', 'is', null)
    .where((eb) => eb(eb.val(role), '=', eb.fn.any('roles')))
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.filter((row) => row.id !== id).length;
}

/** Writes the cached roles. */
export async function updateRoles(tx: Tx, id: string, roles: readonly Role[]): Promise<void> {
  await tx.db
    .updateTable('accounts')
    .set({ roles: [...roles] })
    .where('project', '=', tx.project)
    .where('id', '=', id)
    .execute();
}

/** Marks an account as closed and takes every way in from it. */
export async function closeAccount(tx: Tx, id: string, at: Instant): Promise<void> {
  await tx.db
    .updateTable('accounts')
    .set({ closed_at: at })
    .where('project', '=', tx.project)
    .where('id', '=', id)
    .execute();
  for (const table of ['sessions', 'passkeys', 'links', 'tokens'] as const) {
    await tx.db.deleteFrom(table).where('project', '=', tx.project).where('account', '=', id).execute();
  }
}

function accounts(tx: Tx) {
  return tx.db
    .selectFrom('accounts')
    .select(['id', 'person', 'roles', 'organisation', 'created_at', 'closed_at'])
    .where('project', '=', tx.project);
}
