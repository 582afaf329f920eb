import { type Actor, isOfSecurity, maySeeCase } from '../../core/access/actor.ts';
import type { DeliveryId, ProjectId } from '../../core/case/ids.ts';
import type { Case } from '../../core/case/model.ts';
import type { Instant } from '../../core/process/instant.ts';
import { type Delivery, listByStatus, listForBook, readDelivery } from '../../store/deliveries.ts';
import { resolveDoubt } from '../../store/delivery-steps.ts';
import type { Tx } from '../../store/open.ts';
import { caseKeeping, caseRef } from '../books.ts';
import { organisationsOf } from '../facts.ts';
import type { House } from '../house.ts';
import { deliverQueue } from '../letters.ts';
import { readState, takeBook, writeEvents } from '../record.ts';
import { teamNames } from './team.ts';

/** One message to one recipient, as the desk follows it. */
export interface DeliveryLine {
  readonly id: DeliveryId;
  readonly letter: string;
  readonly recipient: string;
  /** The recipient’s name, where it is a person of the team or an organisation. */
  readonly name?: string;
  readonly status: Delivery['status'];
  readonly dueAt: Instant;
  readonly changedAt: Instant;
  readonly attempts: number;
  readonly case?: string;
}

/** Deliveries that wait for a person: in doubt first, then those that failed; only of cases that the actor may see. */
export async function deliveriesInTrouble(
  house: House,
  project: ProjectId,
  actor: Actor,
): Promise<readonly DeliveryLine[]> {
  return house.store.readTx(project, async (tx) => {
    const rows = [...(await listByStatus(tx, 'in doubt')), ...(await listByStatus(tx, 'failed'))];
    const names = rows.length > 0 ? await recipientNames(tx, house) : {};
    const lines: DeliveryLine[] = [];
    for (const row of rows) {
      const number = await visibleNumber(tx, house, row, actor);
      const name = names[row.recipient];
      if (number !== undefined) lines.push({ ...lineOf(row, number), ...(name ? { name } : {}) });
    }
    return lines;
  });
}

/** Names by the recipients as deliveries carry them: `account:…` and `organisation:…`. */
async function recipientNames(tx: Tx, house: House): Promise<Readonly<Record<string, string>>> {
  const accounts = Object.entries(await teamNames(tx, house.root)).map(([id, name]) => [`account:${id}`, name]);
  const members = (await organisationsOf(tx, house.root)).map(({ id, name }) => [`organisation:${id}`, name]);
  return Object.fromEntries([...accounts, ...members]);
}

/** Every delivery of one case. The caller has established that the actor may see it. */
export async function deliveriesOfCase(house: House, project: ProjectId, id: string): Promise<readonly DeliveryLine[]> {
  return house.store.readTx(project, async (tx) =>
    (await listForBook(tx, caseRef(project, id))).map((row) => lineOf(row, '')),
  );
}

/** A person says what became of a delivery in doubt; `again` sends it once more, which only a person may decide. */
export async function resolveDelivery(
  house: House,
  project: ProjectId,
  id: DeliveryId,
  outcome: 'arrived' | 'lost' | 'again',
  actor: Actor,
): Promise<'done' | 'not found' | 'changed meanwhile'> {
  return house.store.withTx(project, async (tx) => {
    const row = await readDelivery(tx, id);
    if (!row || (await visibleNumber(tx, house, row, actor)) === undefined) return 'not found';
    const now = house.now();
    const moved = await resolveDoubt(
      tx,
      id,
      ({ arrived: 'done', lost: 'failed', again: 'planned' } as const)[outcome],
      now,
    );
    if (moved === 'done' && row.book.kind === 'case') await recordResolved(tx, house, row, outcome, actor);
    if (moved === 'done' && outcome === 'again')
      await house.jobs.enqueue(tx, deliverQueue, { project, delivery: id }, { at: now });
    return moved;
  });
}

/** Who decided it stands in the case's own book: sending twice is what nobody but a person may do. */
async function recordResolved(
  tx: Tx,
  house: House,
  { id, book: ref, letter, recipient }: Delivery,
  outcome: 'arrived' | 'lost' | 'again',
  actor: Actor,
): Promise<void> {
  const book = await takeBook<Case>(tx, house.root, ref);
  if (!book || actor.kind !== 'account') return;
  const event = { type: 'DeliveryResolved', delivery: id, letter, recipient, outcome, by: actor.id } as const;
  await writeEvents(tx, book, caseKeeping, [event], actor, house.now());
}

async function visibleNumber(tx: Tx, house: House, row: Delivery, actor: Actor): Promise<string | undefined> {
  if (row.book.kind !== 'case') {
    return isOfSecurity(actor) ? '' : undefined;
  }
  const found = await readState<Case>(tx, house.root, row.book);
  return found && maySeeCase(actor, found.state) ? found.state.number : undefined;
}

function lineOf(row: Delivery, number: string): DeliveryLine {
  const { id, letter, recipient, status, dueAt, changedAt, attempts } = row;
  return { id, letter, recipient, status, dueAt, changedAt, attempts, ...(number ? { case: number } : {}) };
}
