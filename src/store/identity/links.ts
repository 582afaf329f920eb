import type { Selectable } from 'kysely';
import type { Instant } from '../../core/process/instant.ts';
import type { Tx } from '../open.ts';
import type { LinksTable } from './database.ts';

export type LinkRow = Omit<Selectable<LinksTable>, 'project' | 'used_at'>;

/** Keeps a new one-time link and voids the unused ones that the account still had: only the newest opens. */
export async function insertLink(tx: Tx, row: LinkRow): Promise<void> {
  await tx.db
    .deleteFrom('links')
    .where('project', '=', tx.project)
    .where('account', '=', row.account)
    .where('used_at', 'is', null)
    .execute();
  await tx.db
    .insertInto('links')
    .values({ project: tx.project, ...row, used_at: null })
    .execute();
}

/**
 * Uses a link up: of many that ask at one moment one gets it. Nothing for an unknown, used or expired one, all alike.
 * A demonstration's own links open again and again: whoever looks around changes from one person to another.
 */
export async function takeLink(tx: Tx, hash: Uint8Array, at: Instant): Promise<LinkRow | undefined> {
  return tx.db
    .updateTable('links')
    .set({ used_at: at })
    .where('project', '=', tx.project)
    .where('hash', '=', hash)
    .where((row) => row.or([row('used_at', 'is', null), row('purpose', '=', 'demo')]))
    .where('expires_at', '>', at)
    .returning(['hash', 'account', 'purpose', 'created_at', 'expires_at'])
    .executeTakeFirst();
}

/** Voids every link of an account that was not used yet. */
export async function voidLinks(tx: Tx, account: string): Promise<void> {
  await tx.db
    .deleteFrom('links')
    .where('project', '=', tx.project)
    .where('account', '=', account)
    .where('used_at', 'is', null)
    .execute();
}
