import type { Organisation } from '../core/distributors/organisation.ts';
import { removalsMeanwhile } from '../core/distributors/removal.ts';
import { removalLetter } from '../core/notices/removal.ts';
import type { Playbook } from '../core/process/playbook.ts';
import { listForBook } from '../store/deliveries.ts';
import type { Tx } from '../store/open.ts';
import { organisationRef } from './books.ts';
import type { House } from './house.ts';
import { plan, toDelivery } from './letters.ts';
import { bookKey } from './record.ts';

/** A delivery in one of these reaches its recipient, or has. */
const reaches: ReadonlySet<string> = new Set(['planned', 'sending', 'done', 'in doubt']);

/**
 * Tells a member whose removal was taken back which others were removed meanwhile, where the playbook tells all: while it was
 * off the list, nothing left for it. Each letter stands in the book of the removal that it tells of, and is stopped with it.
 */
export async function tellRemovalsMeanwhile(
  tx: Tx,
  house: House,
  back: Organisation,
  all: readonly Organisation[],
  playbook: Playbook,
): Promise<void> {
  const now = house.now();
  for (const other of removalsMeanwhile(back, all, playbook)) {
    const ref = organisationRef(tx.project, other.id);
    const recipient = { kind: 'organisation', id: back.id } as const;
    const letter = removalLetter(other, recipient, back.removed!.notice ?? '', now, playbook);
    const told = (await listForBook(tx, ref)).filter((row) => row.recipient === `organisation:${back.id}`);
    if (told.some((row) => row.letter === letter.letter && reaches.has(row.status) && row.dueAt >= back.removed!.at))
      continue;
    await plan(tx, house, [toDelivery(house, ref, await bookKey(tx, house.root, ref), letter)], now);
  }
}
