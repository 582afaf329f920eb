import type { Actor } from '../core/access/actor.ts';
import { type Project, playbookInForce } from '../core/access/project.ts';
import { type Duty, onDuty } from '../core/access/rota.ts';
import { decideRota, mayServe, type RotaCommand } from '../core/access/rota-decide.ts';
import { isRefusal } from '../core/case/decide.ts';
import type { CaseEvent } from '../core/case/events.ts';
import type { BookRef, ProjectId } from '../core/case/ids.ts';
import type { Case } from '../core/case/model.ts';
import { handOffLetter, handOverLetters } from '../core/notices/duty-letters.ts';
import type { Letter } from '../core/notices/letters.ts';
import { escalation, firstTold, isTaken, rotaTurnOf } from '../core/process/duty.ts';
import type { Facts } from '../core/process/facts.ts';
import type { Instant } from '../core/process/instant.ts';
import type { Tx } from '../store/open.ts';
import { listPictures } from '../store/pictures.ts';
import { caseKeeping, caseRef, playbookOfCase, projectKeeping, projectOf, projectRef } from './books.ts';
import { teamOf } from './facts.ts';
import type { House } from './house.ts';
import { plan, planLetters, toDelivery } from './letters.ts';
import type { ProjectHandled } from './projects.ts';
import { bookKey, openPictures, takeBook, writeEvents } from './record.ts';

const system: Actor = { kind: 'system' };

/** Who has the duty for one report, or on the whole where no report is named. The playbook in force says how. */
export function dutyOf(owner: Project, team: Facts['team'], now: Instant, number?: string): Duty | undefined {
  return onDuty(owner, now, playbookInForce(owner), {
    isHere: (id) => mayServe(team, id),
    ...(number === undefined ? {} : { turn: rotaTurnOf(number) }),
  });
}

/** Tells whoever is on duty of a report that has just come, in the transaction that takes it in. */
export async function tellWhoIsOnDuty(
  tx: Tx,
  house: House,
  owner: Project,
  ref: BookRef,
  state: Case,
  now: Instant,
): Promise<void> {
  if (playbookInForce(owner).roles.rota === 'none') return;
  const told = firstTold(state, dutyOf(owner, await teamOf(tx), now, state.number));
  if (told) await writeInCase(tx, house, owner, ref, () => [told], now);
}

/** Tells the next ones of every report that nobody has taken in the playbook's time. */
export async function escalateReports(tx: Tx, house: House, now: Instant): Promise<void> {
  const owner = await projectOf(tx, house.root);
  if (!owner.playbooks.some(({ roles }) => roles !== undefined && roles.escalation.length > 0)) return;
  const waiting = (await listPictures(tx, 'case')).filter(({ stage }) => stage === 'received');
  const states = await openPictures<Case>(tx, house.root, waiting);
  const team = await teamOf(tx);
  for (const state of [...states].sort((a, b) => a.id.localeCompare(b.id))) {
    if (isTaken(state)) continue;
    const due = (it: Case) => escalation(it, dutyOf(owner, team, now, it.number), team, playbookOfCase(owner, it), now);
    if (due(state).length > 0) await writeInCase(tx, house, owner, caseRef(tx.project, state.id), due, now);
  }
}

/** Writes what the house itself does in a case, decided once more under the book's lock, with its letters. */
export async function writeInCase(
  tx: Tx,
  house: House,
  owner: Project,
  ref: BookRef,
  decide: (state: Case) => readonly CaseEvent[],
  now: Instant,
): Promise<readonly CaseEvent[]> {
  const book = await takeBook<Case>(tx, house.root, ref);
  const events = book?.state ? decide(book.state) : [];
  if (!book || events.length === 0) return [];
  const { state } = await writeEvents(tx, book, caseKeeping, events, system, now);
  await planLetters(tx, house, owner, { ref, key: book.key, state, from: book.head.seq + 1 }, events, now);
  return events;
}

/** When the duty should have passed on and nobody has acknowledged it, both are told once. */
export async function rememberHandOver(tx: Tx, house: House, now: Instant): Promise<void> {
  const owner = await projectOf(tx, house.root);
  if (!owner.rota) return;
  const duty = dutyOf(owner, await teamOf(tx), now);
  await send(
    tx,
    house,
    owner,
    handOverLetters(owner, duty, playbookInForce(owner), now, { baseUrl: house.baseUrl }),
    now,
  );
}

async function send(tx: Tx, house: House, owner: Project, letters: readonly Letter[], now: Instant): Promise<void> {
  const owed = letters.filter(({ recipient: r }) => r.kind !== 'list' || owner.lists[r.id] !== undefined);
  if (owed.length === 0) return;
  const ref = projectRef(tx.project);
  const key = await bookKey(tx, house.root, ref);
  await plan(
    tx,
    house,
    owed.map((letter) => toDelivery(house, ref, key, letter)),
    now,
  );
}

/** Puts a command on the rota to the law, writes what follows, and tells whom it concerns. */
export async function handleRota(
  house: House,
  project: ProjectId,
  command: RotaCommand,
  actor: Actor,
): Promise<ProjectHandled> {
  return house.store.withTx(project, async (tx): Promise<ProjectHandled> => {
    const book = await takeBook<Project>(tx, house.root, projectRef(project));
    if (!book?.state) throw new Error(`Project ${project} has not been founded.`);
    const now = house.now();
    const decision = decideRota(book.state, command, actor, now, await teamOf(tx));
    if (isRefusal(decision)) return { kind: 'refused', refusal: decision };
    const { state, seq } = await writeEvents(tx, book, projectKeeping, decision, actor, now);
    const place = { baseUrl: house.baseUrl };
    const letters = decision.flatMap((event): readonly Letter[] => {
      const letter = (what: 'offered' | 'acknowledged', to: string) =>
        handOffLetter(state, what, to, String(seq), playbookInForce(state), now, place);
      if (event.type === 'HandOffOffered') return [letter('offered', event.to)];
      return event.type === 'HandOffAcknowledged' ? [letter('acknowledged', event.from)] : [];
    });
    await send(tx, house, state, letters, now);
    return { kind: 'done', project: state };
  });
}
