// The moves of a delivery between its states. Each is one guarded update: of two that try at once, one wins.
import type { BookRef, DeliveryId } from '../core/case/ids.ts';
import type { Instant } from '../core/process/instant.ts';
import type { DeliveryStatus, Sealed } from './database.ts';
import { type Delivery, readDelivery } from './deliveries.ts';
import type { Tx } from './open.ts';
import { within } from './within.ts';

/** 'changed meanwhile': the delivery is no longer (or was never) in the state that this move starts from. */
export type Moved = 'done' | 'changed meanwhile';

async function move(
  tx: Tx,
  id: DeliveryId,
  from: readonly DeliveryStatus[],
  change: { status: DeliveryStatus; changed_at: Instant; outcome?: Sealed | null; due_at?: Instant },
  claim?: number,
): Promise<Moved> {
  let query = tx.db
    .updateTable('deliveries')
    .set(change)
    .where('project', '=', tx.project)
    .where('id', '=', id)
    .where('status', 'in', from);
  if (claim !== undefined) query = query.where('attempts', '=', claim);
  const changed = await query.executeTakeFirst();
  return changed.numUpdatedRows === 1n ? 'done' : 'changed meanwhile';
}

/**
 * Takes a planned delivery that is due: from now on it may have been sent. Commit before anything leaves the house; who
 * claims sends once and settles, and nobody else does.
 * @returns undefined when it is not planned, not due, taken by another, or while the instance is held after a restore
 */
export async function claimDelivery(tx: Tx, id: DeliveryId, at: Instant): Promise<Delivery | undefined> {
  const claimed = await tx.db
    .updateTable('deliveries')
    .set((fields) => ({ status: 'sending', changed_at: at, attempts: fields('attempts', '+', 1) }))
    .where('project', '=', tx.project)
    .where('id', '=', id)
    .where('status', '=', 'planned')
    .where('due_at', '<=', at)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('instance').select('instance.name').where('instance.name', '=', 'held'))),
    )
    .executeTakeFirst();
  return claimed.numUpdatedRows === 1n ? readDelivery(tx, id) : undefined;
}

/** Notes what is about to leave for a claimed delivery: who dies while it is sent leaves that behind. */
export async function noteLeaving(
  tx: Tx,
  { id, attempts }: Pick<Delivery, 'id' | 'attempts'>,
  leaving: Sealed,
): Promise<void> {
  await tx.db
    .updateTable('deliveries')
    .set({ outcome: leaving })
    .where('project', '=', tx.project)
    .where('id', '=', id)
    .where('status', '=', 'sending')
    .where('attempts', '=', attempts)
    .execute();
}

/**
 * Notes how the sending of a claimed delivery ended. A sender that comes back after its claim was given up, and perhaps made
 * again by another, changes nothing: what a person has said of it since stands.
 */
export async function settleDelivery(
  tx: Tx,
  { id, attempts }: Pick<Delivery, 'id' | 'attempts'>,
  status: 'done' | 'failed' | 'in doubt',
  outcome: Sealed | null,
  at: Instant,
): Promise<Moved> {
  return move(tx, id, ['sending'], { status, outcome, changed_at: at }, attempts);
}

/**
 * Claims older than `before` whose sender has not come back: whether the message left is not known, and a person says.
 * @returns their ids
 */
export async function markStaleSendingInDoubt(tx: Tx, before: Instant, at: Instant): Promise<readonly DeliveryId[]> {
  const rows = await tx.db
    .updateTable('deliveries')
    .set({ status: 'in doubt', changed_at: at })
    .where('project', '=', tx.project)
    .where('status', '=', 'sending')
    .where('changed_at', '<', before)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id).sort();
}

/** A person has found out whether a delivery in doubt arrived: it is done, failed, or planned once more. */
export async function resolveDoubt(
  tx: Tx,
  id: DeliveryId,
  status: 'done' | 'failed' | 'planned',
  at: Instant,
): Promise<Moved> {
  return move(tx, id, ['in doubt'], { status, changed_at: at, ...(status === 'planned' && { due_at: at }) });
}

/** Plans a failed delivery once more, due at `dueAt`. */
export async function retryDelivery(tx: Tx, id: DeliveryId, dueAt: Instant, at: Instant): Promise<Moved> {
  return move(tx, id, ['failed'], { status: 'planned', due_at: dueAt, changed_at: at });
}

/**
 * Stops the deliveries of a book, of one kind and due at one moment, that nobody has claimed yet. Two notices of a case
 * may wait at once: the moment says whose a delivery is.
 * @returns their ids
 */
export async function stopDeliveries(
  tx: Tx,
  ref: BookRef,
  at: Instant,
  { kind, dueAt }: { readonly kind: string; readonly dueAt: Instant },
): Promise<readonly DeliveryId[]> {
  const book = within(tx, ref);
  const rows = await tx.db
    .updateTable('deliveries')
    .set({ status: 'stopped', changed_at: at })
    .where('project', '=', book.project)
    .where('book_kind', '=', book.kind)
    .where('book', '=', book.id)
    .where('status', '=', 'planned')
    .where('kind', '=', kind)
    .where('due_at', '=', dueAt)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id).sort();
}

/** A mail server has said that a message did not arrive after all, whatever it said when it took it. */
export async function markReturned(tx: Tx, id: DeliveryId, outcome: Sealed, at: Instant): Promise<Moved> {
  return move(tx, id, ['done', 'sending', 'in doubt'], { status: 'failed', outcome, changed_at: at });
}
