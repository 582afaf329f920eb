import type { Outcome } from '../channels/post.ts';
import type { Project } from '../core/access/project.ts';
import type { DeliveryId, ProjectId } from '../core/case/ids.ts';
import type { Case } from '../core/case/model.ts';
import type { Organisation } from '../core/distributors/organisation.ts';
import { minute, plus, second } from '../core/process/instant.ts';
import type { Delivery } from '../store/deliveries.ts';
import { claimDelivery, retryDelivery, settleDelivery } from '../store/delivery-steps.ts';
import { readAccount } from '../store/identity/accounts.ts';
import type { Tx } from '../store/open.ts';
import { open, seal } from '../vault/seal.ts';
import { organisationRef, projectOf } from './books.ts';
import type { House } from './house.ts';
import { deliverQueue, deliveryAad, type LetterBody } from './letters.ts';
import { readSheet } from './persons.ts';
import { bookKey, readState } from './record.ts';

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
    return delivery && { delivery, ...(await addressed(tx, house, delivery)) };
  });
  if (!claimed) return;
  const { delivery, to, body, key } = claimed;
  const outcome: Outcome = to
    ? await house.post.send({
        from: house.sender,
        to,
        subject: body.subject,
        text: body.text,
        messageId: messageId(house, id),
        date: house.now(),
      })
    : { kind: 'refused', reason: 'The directory has no address for this recipient any more.' };
  await house.store.withTx(project, (tx) => settle(tx, house, delivery, key, outcome));
}

async function settle(tx: Tx, house: House, delivery: Delivery, key: Buffer, outcome: Outcome): Promise<void> {
  const now = house.now();
  const said = seal(key, JSON.stringify(outcome), [...deliveryAad(delivery.book, delivery.id), 'outcome']);
  if (outcome.kind === 'later' && delivery.attempts < attemptsAtMost) {
    const again = plus(now, retryAfter * Math.min(delivery.attempts, 6));
    await settleDelivery(tx, delivery.id, 'failed', said, now);
    await retryDelivery(tx, delivery.id, again, now);
    await house.jobs.enqueue(tx, deliverQueue, { project: tx.project, delivery: delivery.id }, { at: again });
    return;
  }
  const status = outcome.kind === 'sent' ? 'done' : outcome.kind === 'in doubt' ? 'in doubt' : 'failed';
  await settleDelivery(tx, delivery.id, status, said, now);
}

async function addressed(
  tx: Tx,
  house: House,
  delivery: Delivery,
): Promise<{ to: string | undefined; body: LetterBody; key: Buffer }> {
  const key = await bookKey(tx, house.root, delivery.book);
  const opened = open(key, Buffer.from(delivery.body), deliveryAad(delivery.book, delivery.id));
  const body = JSON.parse(opened.toString('utf8')) as LetterBody;
  return { to: await addressOf(tx, house, await projectOf(tx, house.root), delivery), body, key };
}

/** The address comes from the directory at the moment of sending, never from the letter (R18). */
async function addressOf(tx: Tx, house: House, project: Project, delivery: Delivery): Promise<string | undefined> {
  const [kind, id = ''] = delivery.recipient.split(':');
  if (kind === 'list') return project.lists[id as 'users' | 'team'];
  if (kind === 'organisation') {
    const found = await readState<Organisation>(tx, house.root, organisationRef(tx.project, id));
    // A member that has left the list meanwhile is told nothing more.
    if (!found || !mayBeTold(found.state, delivery.letter)) return undefined;
    return (await readSheet(tx, house.root, found.state.contact))?.address || undefined;
  }
  if (kind === 'account') return addressOfAccount(tx, house, id);
  const found = await readState<Case>(tx, house.root, delivery.book);
  return found ? (await readSheet(tx, house.root, found.state.reporter))?.address || undefined : undefined;
}

/** Whoever has left the team meanwhile is told nothing more. */
async function addressOfAccount(tx: Tx, house: House, id: string): Promise<string | undefined> {
  const account = await readAccount(tx, id);
  if (!account || account.closed_at !== null || account.organisation !== null) return undefined;
  return (await readSheet(tx, house.root, account.person))?.address || undefined;
}

function mayBeTold(organisation: Organisation, letter: string): boolean {
  return organisation.state === 'active' || letter.startsWith('membership');
}

function messageId(house: House, id: DeliveryId): string {
  return `<${id}@${new URL(house.baseUrl).hostname}>`;
}
