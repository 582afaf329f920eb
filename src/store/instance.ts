import type { Instant } from '../core/process/instant.ts';
import type { InstanceTx, Tx } from './open.ts';

/** `demo`: a throw-away showing, never served for real. `held`: restored, so nothing is sent until a person says so. */
export const instanceFlags = ['demo', 'held'] as const;
export type InstanceFlag = (typeof instanceFlags)[number];

/** The value of a flag, or undefined where it is not set. */
export async function readFlag(tx: InstanceTx | Tx, name: InstanceFlag): Promise<string | undefined> {
  const row = await tx.db.selectFrom('instance').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value;
}

/** Sets a flag; `value` says why, for a person. */
export async function setFlag(tx: InstanceTx, name: InstanceFlag, value: string, at: Instant): Promise<void> {
  await tx.db
    .insertInto('instance')
    .values({ name, value, at })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value, at }))
    .execute();
}

export async function clearFlag(tx: InstanceTx, name: InstanceFlag): Promise<void> {
  await tx.db.deleteFrom('instance').where('name', '=', name).execute();
}
