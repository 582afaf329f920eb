import type { Instant } from '../core/process/instant.ts';
import type { Sealed } from './database.ts';
import type { Tx } from './open.ts';

/** What an actor has asked for under a key of their own, and what was answered. */
export interface RememberedRequest {
  readonly requestHash: string;
  /** HTTP status of the answer; null while the first request still runs. */
  readonly status: number | null;
  readonly response: Sealed | null;
  readonly at: Instant;
}

/**
 * Notes that a request begins. A second one with the same key waits for the first one's transaction to end.
 * @returns undefined when it is the first, else what is remembered: compare its hash, then repeat its answer
 */
export async function beginRequest(
  tx: Tx,
  actor: string,
  key: string,
  requestHash: string,
  at: Instant,
): Promise<RememberedRequest | undefined> {
  const begun = await tx.db
    .insertInto('idempotency')
    .values({ project: tx.project, actor, key, request_hash: requestHash, status: null, response: null, at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (begun.numInsertedOrUpdatedRows === 1n) return undefined;
  return tx.db
    .selectFrom('idempotency')
    .select(['request_hash as requestHash', 'status', 'response', 'at'])
    .where('project', '=', tx.project)
    .where('actor', '=', actor)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
}

/** Remembers the answer, in the transaction that did the work. */
export async function finishRequest(
  tx: Tx,
  actor: string,
  key: string,
  answer: { readonly status: number; readonly response: Sealed },
): Promise<void> {
  await tx.db
    .updateTable('idempotency')
    .set(answer)
    .where('project', '=', tx.project)
    .where('actor', '=', actor)
    .where('key', '=', key)
    .execute();
}

/** Forgets requests from before an instant. Answers how many. */
export async function forgetRequests(tx: Tx, before: Instant): Promise<number> {
  const gone = await tx.db
    .deleteFrom('idempotency')
    .where('project', '=', tx.project)
    .where('at', '<', before)
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
