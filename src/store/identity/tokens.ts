import type { Selectable } from 'kysely';
import type { Instant } from '../../core/process/instant.ts';
import type { Tx } from '../open.ts';
import type { TokensTable } from './database.ts';

export type TokenRow = Omit<Selectable<TokensTable>, 'project'>;

/** Keeps a new API token. */
export async function insertToken(tx: Tx, row: TokenRow): Promise<void> {
  await tx.db
    .insertInto('tokens')
    .values({ project: tx.project, ...row })
    .execute();
}

/** The token with this hash, if nobody revoked it; it may have expired. */
export async function readTokenRow(tx: Tx, hash: Uint8Array): Promise<TokenRow | undefined> {
  return tokens(tx).where('hash', '=', hash).executeTakeFirst();
}

/** The tokens of an account that nobody revoked, newest first. */
export async function listTokens(tx: Tx, account: string): Promise<readonly TokenRow[]> {
  return tokens(tx).where('account', '=', account).orderBy('created_at', 'desc').orderBy('id').execute();
}

/** Notes that a token was used. */
export async function touchToken(tx: Tx, id: string, at: Instant): Promise<void> {
  await tx.db
    .updateTable('tokens')
    .set({ last_used_at: at })
    .where('project', '=', tx.project)
    .where('id', '=', id)
    .execute();
}

/** Revokes a token of an account. */
export async function deleteToken(tx: Tx, account: string, id: string): Promise<void> {
  await tx.db
    .deleteFrom('tokens')
    .where('project', '=', tx.project)
    .where('account', '=', account)
    .where('id', '=', id)
    .execute();
}

function tokens(tx: Tx) {
  return tx.db
    .selectFrom('tokens')
    .select(['id', 'hash', 'account', 'scopes', 'created_at', 'expires_at', 'last_used_at'])
    .where('project', '=', tx.project);
}

/** Takes every token from an account. */
export async function deleteTokensOf(tx: Tx, account: string): Promise<void> {
  await tx.db.deleteFrom('tokens').where('project', '=', tx.project).where('account', '=', account).execute();
}
