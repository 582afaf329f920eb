import type { ProjectId } from '../core/case/ids.ts';
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
import { checkWhatLeft } from './leak-checker.ts';
import { plan, toDelivery } from './letters.ts';
import { bookKey, openPicture } from './record.ts';
import { remindOwners } from './reminders.ts';

/** Mail servers greet slowly; so many are spoken to at once, fewer than the store has connections. */
const atOnce = 8;

/**
 * Does what is due at this moment: marks claims without an outcome as in doubt and tells the team of them, forgets sessions and links that have
 * ended, escalates reports that nobody has taken, reminds the owners of clocks and whoever takes over the rota, tells the
 * team of agreed minutes that have come, sends what is due, and once a day judges again all that has left. Jobs wake single deliveries; this sweep catches whatever
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
  for (let sent = 0; sent < due.length; sent += atOnce) {
    // All of them end before a fault is told: one that breaks must not leave the others running unwatched.
    const ended = await Promise.allSettled(due.slice(sent, sent + atOnce).map(({ id }) => deliver(house, project, id)));
    const broken = ended.find((each) => each.status === 'rejected');
    if (broken) throw broken.reason;
    // A slow server must not keep what another process left behind out of sight.
    await house.store.withTx(project, (tx) => doubtStale(tx, house));
  }
  await checkWhatLeft(house, project);
  return due.length;
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
