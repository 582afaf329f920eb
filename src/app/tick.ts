import { setTimeout as pause } from 'node:timers/promises';
import type { DeliveryId, ProjectId } from '../core/case/ids.ts';
import { hasStep } from '../core/case/kinds.ts';
import type { Case } from '../core/case/model.ts';
import { embargoOverLetter } from '../core/notices/letters.ts';
import { type Instant, plus } from '../core/process/instant.ts';
import { listDue } from '../store/deliveries.ts';
import { markStaleSendingInDoubt } from '../store/delivery-steps.ts';
import { deleteExpired } from '../store/identity/expire.ts';
import type { Tx } from '../store/open.ts';
import { listDuePictures } from '../store/pictures.ts';
import { caseRef, playbookOfCase, projectOf } from './books.ts';
import { deliver, doubtAfter } from './deliver.ts';
import { tellOfDoubts } from './doubts.ts';
import { escalateReports, rememberHandOver } from './duty.ts';
import type { House } from './house.ts';
import { plan, toDelivery } from './letters.ts';
import { bookKey, openPicture } from './record.ts';
import { remindOwners } from './reminders.ts';

/** Mail servers greet slowly; so many are spoken to at once, fewer than the store has connections. */
const atOnce = 8;
/**
 * A sender rests before its next letter, half as long again as the last one took and so many milliseconds at most: pages go
 * before letters.
 */
const longestRest = 300;

/**
 * Does what is due at this moment: marks claims without an outcome as in doubt and tells the team of them, forgets sessions and links that have
 * ended, escalates reports that nobody has taken, reminds the owners of clocks and whoever takes over the rota, tells the
 * team of agreed minutes that have come, and sends what is due. Jobs wake single deliveries; this sweep catches whatever
 * a lost wake-up left behind. It never does anything early.
 * @returns how many deliveries it attempted
 */
export async function tick(house: House, project: ProjectId): Promise<number> {
  const now = house.now();
  // Each in a transaction of its own: they lock cases, always in the order of their ids.
  await house.store.withTx(project, (tx) => escalateReports(tx, house, now));
  await house.store.withTx(project, (tx) => remindOwners(tx, house, now));
  const due = await house.store.withTx(project, async (tx) => {
    await doubtStale(tx, house);
    await tellOfDoubts(tx, house, now);
    await deleteExpired(tx, now);
    await sayWhatIsOver(tx, house, now);
    await rememberHandOver(tx, house, now);
    return listDue(tx, now);
  });
  await sendDue(house, project, due);
  return due.length;
}

/**
 * Sends what is due, each as soon as another has ended. A fault is told once all that were under way have ended: one that
 * breaks must not leave the others running unwatched.
 */
async function sendDue(house: House, project: ProjectId, due: readonly { readonly id: DeliveryId }[]): Promise<void> {
  const waiting = due.values();
  const broken: unknown[] = [];
  let sent = 0;
  // A slow server must not keep what another process left behind out of sight.
  const look = () => house.store.withTx(project, (tx) => doubtStale(tx, house));
  const sender = async () => {
    let took = 0;
    for (const { id } of waiting) {
      if (took > 0) await pause(Math.min(1.5 * took, longestRest));
      if (broken.length > 0) return;
      const began = performance.now();
      try {
        await deliver(house, project, id);
        took = performance.now() - began;
        sent += 1;
        if (sent % atOnce === 0) await look();
      } catch (error) {
        broken.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, sender));
  if (broken.length > 0) throw broken[0];
  if (sent % atOnce !== 0) await look();
}

async function doubtStale(tx: Tx, house: House): Promise<void> {
  const now = house.now();
  await markStaleSendingInDoubt(tx, plus(now, -doubtAfter), now);
}

/** When an agreed minute has come, the team hears of it once: publishing is a person's act, and it can be done now. */
async function sayWhatIsOver(tx: Tx, house: House, now: Instant): Promise<void> {
  const project = await projectOf(tx, house.root);
  if (!project.lists.team) return;
  for (const picture of await listDuePictures(tx, now)) {
    if (picture.kind !== 'case') continue;
    const ref = caseRef(tx.project, picture.book);
    const key = await bookKey(tx, house.root, ref);
    const { state } = await openPicture<Case>(tx, house.root, picture);
    // A duplicate follows its survivor's minute, and its own desk has nothing to publish.
    if (!hasStep(state, 'publish-advisory')) continue;
    const letter = embargoOverLetter(state, playbookOfCase(project, state), now, { baseUrl: house.baseUrl });
    await plan(tx, house, [toDelivery(house, ref, key, letter)], now);
  }
}
