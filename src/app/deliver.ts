import type { Outcome } from '../channels/post.ts';
import type { DeliveryId, ProjectId } from '../core/case/ids.ts';
import { type Instant, minute, plus, second } from '../core/process/instant.ts';
import type { Delivery } from '../store/deliveries.ts';
import { claimDelivery, noteLeaving, retryDelivery, settleDelivery } from '../store/delivery-steps.ts';
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
    const going = await outgoing(tx, house, delivery, body);
    const carried = carriedBy(going);
    if (carried.carries) await noteLeaving(tx, delivery, sealOutcome(key, delivery, carried));
    return { delivery, key, going, carried };
  });
  if (!claimed) return;
  const { delivery, key, going, carried } = claimed;
  const outcome = await send(house, delivery, going);
  await house.store.withTx(project, (tx) => settle(tx, house, delivery, key, outcome, carried));
}

async function send(house: House, delivery: Delivery, going: Outgoing): Promise<Outcome> {
  if (going.kind === 'nothing') return { kind: 'refused', reason: going.reason };
  const mail = await toMail(house, delivery, going).catch((error: unknown) => String(error));
  // Nothing has left: a person looks at the key, and the notice waits on the board.
  if (typeof mail === 'string') return { kind: 'refused', reason: `The mail could not be encrypted. ${mail}` };
  return house.post.send(mail);
}

/**
 * What is on record of a notice or a letter under embargo from before it leaves: what it held, the key that it was encrypted to, and its
 * words where they are others than those that were planned.
 */
export interface Carried {
  readonly carries?: 'content' | 'link';
  readonly fingerprint?: string;
  readonly subject?: string;
  readonly text?: string;
}

/** What a delivery's outcome holds, sealed: what left, and what the mail server said or we did. */
export type Ended = Carried & {
  readonly response?: string;
  readonly reason?: string;
  /** Of a mail that came back: when it had left. */
  readonly leftAt?: Instant;
};

const sealOutcome = (key: Buffer, { book, id }: Pick<Delivery, 'book' | 'id'>, said: object): Buffer =>
  seal(key, JSON.stringify(said), [...deliveryAad(book, id), 'outcome']);

/** What is on record of how a delivery ended, or of what was about to leave when it did not. */
export function openOutcome(key: Buffer, { book, id }: Pick<Delivery, 'book' | 'id'>, outcome: Uint8Array): Ended {
  const opened = open(key, Buffer.from(outcome), [...deliveryAad(book, id), 'outcome']);
  return JSON.parse(opened.toString('utf8')) as Ended;
}

/** A mail that was taken and came back: what left stays on record, and when. */
export function returnedOutcome(key: Buffer, delivery: Delivery, reason: string): Buffer {
  const before = delivery.outcome ? openOutcome(key, delivery, delivery.outcome) : {};
  return sealOutcome(key, delivery, {
    leftAt: delivery.changedAt,
    ...before,
    kind: 'refused',
    reason: `It came back. ${reason}`,
  });
}

function carriedBy(going: Outgoing): Carried {
  if (going.kind === 'nothing' || !going.carries) return {};
  const { carries, sealed, subject, text } = going;
  return {
    carries,
    ...(sealed ? { fingerprint: sealed.key.fingerprint } : {}),
    ...(carries === 'content' ? { subject, text } : {}),
  };
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
  const said = sealOutcome(key, delivery, { ...outcome, ...carried });
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
