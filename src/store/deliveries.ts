import type { BookRef, DeliveryId } from '../core/case/ids.ts';
import type { Instant } from '../core/process/instant.ts';
import type { DeliveryStatus, Sealed } from './database.ts';
import type { Tx } from './open.ts';
import { within } from './within.ts';

/** One message to one recipient over one channel. It is sent at most once; what cannot be known is 'in doubt'. */
export interface Delivery {
  readonly id: DeliveryId;
  readonly kind: string;
  readonly book: BookRef;
  readonly channel: string;
  /** Opaque: a person's, organisation's or channel's id; the address is sealed elsewhere. */
  readonly recipient: string;
  readonly letter: string;
  readonly dueAt: Instant;
  readonly status: DeliveryStatus;
  /** How often it was claimed. */
  readonly attempts: number;
  readonly body: Sealed;
  readonly outcome: Sealed | null;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  /** Says the same thing to the same recipient: unique in the project, so nothing is planned twice. */
  readonly businessKey: string;
}

export type NewDelivery = Omit<Delivery, 'status' | 'attempts' | 'outcome' | 'createdAt' | 'changedAt'>;

const columns = [
  'project',
  'id',
  'kind',
  'book_kind as bookKind',
  'book',
  'channel',
  'recipient',
  'letter',
  'due_at as dueAt',
  'status',
  'attempts',
  'body',
  'outcome',
  'created_at as createdAt',
  'changed_at as changedAt',
  'business_key as businessKey',
] as const;

type Row = Omit<Delivery, 'book'> & { project: string; book: string; bookKind: BookRef['kind'] };

function toDelivery({ project, book, bookKind, ...rest }: Row): Delivery {
  return { ...rest, book: { project, kind: bookKind, id: book } };
}

/**
 * Plans deliveries; one whose business key is already there is left as it is.
 * @returns the ids that were planned now
 */
export async function planDeliveries(
  tx: Tx,
  deliveries: readonly NewDelivery[],
  at: Instant,
): Promise<readonly DeliveryId[]> {
  if (deliveries.length === 0) return [];
  const rows = await tx.db
    .insertInto('deliveries')
    .values(
      deliveries.map(({ book, dueAt, businessKey, ...rest }) => ({
        ...rest,
        project: tx.project,
        book_kind: within(tx, book).kind,
        book: book.id,
        due_at: dueAt,
        business_key: businessKey,
        status: 'planned' as const,
        outcome: null,
        created_at: at,
        changed_at: at,
      })),
    )
    .onConflict((conflict) => conflict.columns(['project', 'business_key']).doNothing())
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

function deliveriesOf(tx: Tx) {
  return tx.db.selectFrom('deliveries').select(columns).where('project', '=', tx.project);
}

export async function readDelivery(tx: Tx, id: DeliveryId): Promise<Delivery | undefined> {
  const row = await deliveriesOf(tx).where('id', '=', id).executeTakeFirst();
  return row && toDelivery(row);
}

/** Planned deliveries due at `at` or before, the most overdue first. */
export async function listDue(tx: Tx, at: Instant, limit = 500): Promise<readonly Delivery[]> {
  const rows = await deliveriesOf(tx)
    .where('status', '=', 'planned')
    .where('due_at', '<=', at)
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toDelivery);
}

/** Every delivery of a book, in the order planned. */
export async function listForBook(tx: Tx, ref: BookRef): Promise<readonly Delivery[]> {
  const { kind, id } = within(tx, ref);
  const rows = await deliveriesOf(tx)
    .where('book_kind', '=', kind)
    .where('book', '=', id)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(toDelivery);
}

/** The ids of a book's deliveries in these statuses, in the order planned; what they hold is read a few at a time. */
export async function listIdsForBook(
  tx: Tx,
  ref: BookRef,
  statuses: readonly DeliveryStatus[],
): Promise<readonly DeliveryId[]> {
  const { kind, id } = within(tx, ref);
  const rows = await tx.db
    .selectFrom('deliveries')
    .select('id')
    .where('project', '=', tx.project)
    .where('book_kind', '=', kind)
    .where('book', '=', id)
    .where('status', 'in', statuses)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

/** The deliveries of these ids, in the order planned. */
export async function readDeliveries(tx: Tx, ids: readonly DeliveryId[]): Promise<readonly Delivery[]> {
  const rows = await deliveriesOf(tx).where('id', 'in', ids).orderBy('created_at').orderBy('id').execute();
  return rows.map(toDelivery);
}

/** Every delivery in a status, the one changed first first: what waits for a person, for instance. */
export async function listByStatus(tx: Tx, status: DeliveryStatus): Promise<readonly Delivery[]> {
  const rows = await deliveriesOf(tx).where('status', '=', status).orderBy('changed_at').orderBy('id').execute();
  return rows.map(toDelivery);
}

/** When a letter of this name was last planned because of a book; undefined where none ever was. */
export async function lastPlanned(tx: Tx, ref: BookRef, letter: string): Promise<Instant | undefined> {
  const { kind, id } = within(tx, ref);
  const row = await tx.db
    .selectFrom('deliveries')
    .select('created_at')
    .where('project', '=', tx.project)
    .where('book_kind', '=', kind)
    .where('book', '=', id)
    .where('letter', '=', letter)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.created_at;
}

/** How many deliveries stand in each status. */
export async function countDeliveries(tx: Tx): Promise<Readonly<Partial<Record<DeliveryStatus, number>>>> {
  const rows = await tx.db
    .selectFrom('deliveries')
    .select((fields) => ['status', fields.fn.countAll<number>().as('count')] as const)
    .where('project', '=', tx.project)
    .groupBy('status')
    .execute();
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}
