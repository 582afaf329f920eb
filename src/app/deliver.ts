import type { Outcome } from '../channels/post.ts';
import type { DeliveryId, ProjectId } from '../core/case/ids.ts';
import { minute, plus, second } from '../core/process/instant.ts';
import type { Delivery } from '../store/deliveries.ts';
import { claimDelivery, retryDelivery, settleDelivery } from '../store/delivery-steps.ts';
import type { Tx } from '../store/open.ts';
import { open, seal } from '../vault/seal.ts';
import type { House } from './house.ts';
import { deliverQueue, deliveryAad, type LetterBody } from './letters.ts';
import { type Outgoing, outgoing, toMail } from './outgoing.ts';
import { bookKey } from './record.ts';

/** After so long without an outcome nobody knows whether a message left; a person is asked (design.md §3). */
export const doubtAfter = 45 * second;
const retryAfter = 5 * minute;
const attemptsAtMost = 12;

/**
 * Sends one delivery, at most once. It is claimed in a transaction of its own before anything leaves; who dies between
 * the claim and the outcome leaves it `sending`, and the tick turns that into IN DOUBT.
 */
export async function deliver(house: House, project: ProjectId, id: DeliveryId): Promise<void> {
  const claimed = await house.store.withTx(project, async (tx) => {
    const delivery = await claimDelivery(tx, id, house.now());
    if (!delivery) return undefined;
    const key = await bookKey(tx, house.root, delivery.book);
    const opened = open(key, Buffer.from(delivery.body), deliveryAad(delivery.book, delivery.id));
    const body = JSON.parse(opened.toString('utf8')) as LetterBody;
    return { delivery, key, going: await outgoing(tx, house, delivery, body) };
  });
  if (!claimed) return;
  const { delivery, key, going } = claimed;
  const outcome = await send(house, delivery, going);
  await house.store.withTx(project, (tx) => settle(tx, house, delivery, key, outcome, carriedBy(going)));
}

async function send(house: House, delivery: Delivery, going: Outgoing): Promise<Outcome> {
  if (going.kind === 'nothing') return { kind: 'refused', reason: going.reason };
  const mail = await toMail(house, delivery, going).catch((error: unknown) => String(error));
  // Nothing has left: a person looks at the key, and the notice waits on the board.
  if (typeof mail === 'string') return { kind: 'refused', reason: `The mail could not be encrypted. ${mail}` };
  return house.post.send(mail);
}

/** What is on record of a letter under embargo once it was sent: what it held, and which key it was encrypted to. */
export interface Carried {
  readonly carries?: 'content' | 'link';
  readonly fingerprint?: string;
}

function carriedBy(going: Outgoing): Carried {
  if (going.kind === 'nothing' || !going.carries) return {};
  const { carries, sealed } = going;
  return { carries, ...(sealed ? { fingerprint: sealed.key.fingerprint } : {}) };
}

async function settle(
  tx: Tx,
  house: House,
  delivery: Delivery,
  key: Buffer,
  outcome: Outcome,
  carried: Carried,
): Promise<void> {
  const now = house.now();
  const said = seal(key, JSON.stringify({ ...outcome, ...carried }), [
    ...deliveryAad(delivery.book, delivery.id),
    'outcome',
  ]);
  if (outcome.kind === 'later' && delivery.attempts < attemptsAtMost) {
    const again = plus(now, retryAfter * Math.min(delivery.attempts, 6));
    // Given up meanwhile: a person says what becomes of it, and it is never repeated by itself.
    if ((await settleDelivery(tx, delivery, 'failed', said, now)) !== 'done') return;
    await retryDelivery(tx, delivery.id, again, now);
    await house.jobs.enqueue(tx, deliverQueue, { project: tx.project, delivery: delivery.id }, { at: again });
    return;
  }
  const status = outcome.kind === 'sent' ? 'done' : outcome.kind === 'in doubt' ? 'in doubt' : 'failed';
  await settleDelivery(tx, delivery, status, said, now);
}
