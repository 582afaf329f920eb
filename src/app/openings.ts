import { type Actor, actorText } from '../core/access/actor.ts';
import type { CaseId, ProjectId } from '../core/case/ids.ts';
import {
  isOnRecord,
  type OpenedWhat,
  type Opening,
  type OpeningEvent,
  type Openings,
} from '../core/embargo/openings.ts';
import { lockHead } from '../store/books.ts';
import type { Tx } from '../store/open.ts';
import { caseRef, openingsKeeping, openingsRef } from './books.ts';
import type { House } from './house.ts';
import { beginBook, type OpenBook, readBook, readState, takeBook, writeEvents } from './record.ts';

/** What this process has found or put on record, of one day: most pages that are opened were opened a moment ago. */
const onRecord = new WeakMap<House, { readonly day: string; readonly keys: Set<string> }>();
const rememberedAtMost = 10_000;

/**
 * Puts on record that somebody opened something of a case, before it is shown to them: once for a person and a thing on
 * one day. It stands in a book beside the case, so that reading neither changes the case nor makes a form out of date.
 */
export async function recordOpening(
  house: House,
  project: ProjectId,
  id: CaseId,
  actor: Actor,
  what: OpenedWhat,
): Promise<void> {
  const by = actorText(actor);
  const remembered = rememberedOn(house, house.now().slice(0, 10));
  const key = JSON.stringify([project, id, by, what.thing, what.which]);
  if (remembered.has(key)) return;
  const known = await house.store.readTx(project, (tx) => openingsOf(tx, house, id));
  if (!isOnRecord(known, by, what, house.now())) {
    await house.store.withTx(project, async (tx) => {
      const book = await openingsBook(tx, house, id);
      const now = house.now();
      if (isOnRecord(book.state, by, what, now)) return;
      await writeEvents(tx, book, openingsKeeping, [{ type: 'Opened', ...what }], actor, now);
    });
  }
  if (remembered.size < rememberedAtMost) remembered.add(key);
}

/** What is remembered of this day; the day before is forgotten. */
function rememberedOn(house: House, day: string): Set<string> {
  const remembered = onRecord.get(house);
  if (remembered?.day === day) return remembered.keys;
  const keys = new Set<string>();
  onRecord.set(house, { day, keys });
  return keys;
}

/** The book of a case's openings, locked; begun with the first of them, under the lock of the case. */
async function openingsBook(tx: Tx, house: House, id: CaseId): Promise<OpenBook<Openings>> {
  const ref = openingsRef(tx.project, id);
  const book = await takeBook<Openings>(tx, house.root, ref);
  if (book) return book;
  await lockHead(tx, caseRef(tx.project, id));
  return (await takeBook<Openings>(tx, house.root, ref)) ?? beginBook(tx, house.root, ref, house.now());
}

/** What was opened of a case and when first; undefined while nothing was. */
export async function openingsOf(tx: Tx, house: House, id: CaseId): Promise<Openings | undefined> {
  return (await readState<Openings>(tx, house.root, openingsRef(tx.project, id)))?.state;
}

/** Every opening of a case that is on record, oldest first. */
export async function everyOpening(tx: Tx, house: House, id: CaseId): Promise<readonly Opening[]> {
  const book = await readBook<OpeningEvent>(tx, house.root, openingsRef(tx.project, id));
  return book.map(({ at, actor, event: { type: _, ...what } }) => ({ ...what, at, by: actor }));
}
