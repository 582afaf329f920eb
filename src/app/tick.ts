import type { ProjectId } from '../core/case/ids.ts';
import { plus } from '../core/process/instant.ts';
import { listDue } from '../store/deliveries.ts';
import { markStaleSendingInDoubt } from '../store/delivery-steps.ts';
import { deleteExpired } from '../store/identity/expire.ts';
import { deliver, doubtAfter } from './deliver.ts';
import type { House } from './house.ts';

/** Mail servers greet slowly; so many are spoken to at once, fewer than the store has connections. */
const atOnce = 6;

/**
 * Does what is due at this moment: marks claims without an outcome as in doubt, forgets sessions and links that have
 * ended, then sends what is due. Jobs wake single deliveries; this sweep catches whatever a lost wake-up left behind.
 * It never does anything early.
 * @returns how many deliveries it attempted
 */
export async function tick(house: House, project: ProjectId): Promise<number> {
  const now = house.now();
  const due = await house.store.withTx(project, async (tx) => {
    await markStaleSendingInDoubt(tx, plus(now, -doubtAfter), now);
    await deleteExpired(tx, now);
    return listDue(tx, now);
  });
  for (let sent = 0; sent < due.length; sent += atOnce) {
    await Promise.all(due.slice(sent, sent + atOnce).map(({ id }) => deliver(house, project, id)));
  }
  return due.length;
}
