import { areOfSecurity } from '../core/access/actor.ts';
import { playbookInForce } from '../core/access/project.ts';
import type { BookRef } from '../core/case/ids.ts';
import type { Case } from '../core/case/model.ts';
import { doubtLetterName, doubtLetters } from '../core/notices/doubt-letter.ts';
import type { Recipient } from '../core/notices/letters.ts';
import { hour, type Instant, plus } from '../core/process/instant.ts';
import { lastPlanned, listByStatus } from '../store/deliveries.ts';
import type { Tx } from '../store/open.ts';
import { projectOf } from './books.ts';
import { teamOf } from './facts.ts';
import type { House } from './house.ts';
import { plan, toDelivery } from './letters.ts';
import { bookKey, readState } from './record.ts';

/**
 * Tells the team by mail of deliveries that have come to be in doubt since it was last told: one mail a case and hour at
 * most, to the team's list, or to every responder and lead where there is none.
 */
export async function tellOfDoubts(tx: Tx, house: House, now: Instant): Promise<void> {
  const doubts = (await listByStatus(tx, 'in doubt')).filter(({ letter }) => letter !== doubtLetterName);
  if (doubts.length === 0) return;
  const project = await projectOf(tx, house.root);
  const security = (await teamOf(tx)).filter(({ roles }) => areOfSecurity(roles));
  const recipients: readonly Recipient[] = project.lists.team
    ? [{ kind: 'list', id: 'team' }]
    : security.map(({ account }) => ({ kind: 'account', id: account }));
  for (const [id, rows] of Map.groupBy(doubts, ({ book }) => book.id)) {
    const { book } = rows[0]!;
    const told = await lastPlanned(tx, book, doubtLetterName);
    if (told && (now < plus(told, hour) || rows.every(({ changedAt }) => changedAt <= told))) continue;
    const number = await numberOf(tx, house, book);
    const key = `${id}/${doubtLetterName}/${now}`;
    const said = { count: rows.length, key, ...(number ? { number } : {}) };
    const letters = doubtLetters(said, recipients, playbookInForce(project), { baseUrl: house.baseUrl }, now);
    const own = await bookKey(tx, house.root, book);
    await plan(
      tx,
      house,
      letters.map((letter) => toDelivery(house, book, own, letter)),
      now,
    );
  }
}

async function numberOf(tx: Tx, house: House, book: BookRef): Promise<string | undefined> {
  return book.kind === 'case' ? (await readState<Case>(tx, house.root, book))?.state.number : undefined;
}
