import type { Selectable } from 'kysely';
import type { Instant } from '../../core/process/instant.ts';
import type { Tx } from '../open.ts';
import type { PasskeysTable } from './database.ts';

export type PasskeyRow = Omit<Selectable<PasskeysTable>, 'project'>;

/** Keeps a passkey. Gives 'exists already' when the credential is known, of whichever account. */
export async function insertPasskey(tx: Tx, row: PasskeyRow): Promise<'done' | 'exists already'> {
  const made = await tx.db
    .insertInto('passkeys')
    .values({ project: tx.project, ...row })
    .onConflict((conflict) => conflict.columns(['project', 'credential']).doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n ? 'done' : 'exists already';
}

/** The passkey with this credential id (base64url), if it is known. */
export async function readPasskey(tx: Tx, credential: string): Promise<PasskeyRow | undefined> {
  return passkeys(tx).where('credential', '=', credential).executeTakeFirst();
}

/** The passkeys of an account, oldest first. */
export async function listPasskeys(tx: Tx, account: string): Promise<readonly PasskeyRow[]> {
  return passkeys(tx).where('account', '=', account).orderBy('created_at').orderBy('id').execute();
}

/**
 * Notes a use. Refuses it when the counter has moved since `before` was read, so that one assertion cannot count twice.
 */
export async function notePasskeyUse(
  tx: Tx,
  before: Pick<PasskeyRow, 'id' | 'counter'>,
  counter: number,
  at: Instant,
): Promise<'done' | 'changed meanwhile'> {
  const done = await tx.db
    .updateTable('passkeys')
    .set({ counter, last_used_at: at })
    .where('project', '=', tx.project)
    .where('id', '=', before.id)
    .where('counter', '=', before.counter)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n ? 'done' : 'changed meanwhile';
}

/** Forgets a passkey of an account. */
export async function deletePasskey(tx: Tx, account: string, id: string): Promise<void> {
  await tx.db
    .deleteFrom('passkeys')
    .where('project', '=', tx.project)
    .where('account', '=', account)
    .where('id', '=', id)
    .execute();
}

function passkeys(tx: Tx) {
  return tx.db
    .selectFrom('passkeys')
    .select([
      'id',
      'account',
      'credential',
      'public_key',
      'counter',
      'transports',
      'is_backed_up',
      'created_at',
      'last_used_at',
    ])
    .where('project', '=', tx.project);
}
