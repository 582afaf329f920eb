import type { AccountId } from '../core/case/ids.ts';
import type { Instant } from '../core/process/instant.ts';
import type { Tx } from './open.ts';

/** Gives an account a calendar link in place of the one that it had. */
export async function replaceCalendarLink(tx: Tx, account: AccountId, hash: Uint8Array, at: Instant): Promise<void> {
  await dropCalendarLink(tx, account);
  await tx.db.insertInto('calendar_links').values({ project: tx.project, hash, account, created_at: at }).execute();
}

/** Ends an account's calendar link, if it has one. */
export async function dropCalendarLink(tx: Tx, account: AccountId): Promise<void> {
  await tx.db.deleteFrom('calendar_links').where('project', '=', tx.project).where('account', '=', account).execute();
}

/** Since when an account has had its calendar link. */
export async function calendarLinkOf(tx: Tx, account: AccountId): Promise<Instant | undefined> {
  const row = await tx.db
    .selectFrom('calendar_links')
    .select('created_at')
    .where('project', '=', tx.project)
    .where('account', '=', account)
    .executeTakeFirst();
  return row?.created_at;
}

/** Whose calendar a link opens, by the digest of its secret. */
export async function findCalendarLink(tx: Tx, hash: Uint8Array): Promise<AccountId | undefined> {
  const row = await tx.db
    .selectFrom('calendar_links')
    .select('account')
    .where('project', '=', tx.project)
    .where('hash', '=', hash)
    .executeTakeFirst();
  return row?.account;
}
