import { type Actor, maySeeCase, partiesOf } from '../core/access/actor.ts';
import type { Project } from '../core/access/project.ts';
import type { Command } from '../core/case/decide.ts';
import { echoes, echoingCommands, hearersOf } from '../core/case/echo.ts';
import type { CaseEvent } from '../core/case/events.ts';
import type { BookRef, CaseId } from '../core/case/ids.ts';
import type { Case } from '../core/case/model.ts';
import { duplicatesOf } from '../core/case/ties.ts';
import type { Facts } from '../core/process/facts.ts';
import { stepByCommand } from '../core/process/index.ts';
import type { Instant } from '../core/process/instant.ts';
import { insertHandle } from '../store/handles.ts';
import type { Tx } from '../store/open.ts';
import { findByNumber, nextNumber } from '../store/pictures.ts';
import { caseKeeping, caseRef, playbookOfCase } from './books.ts';
import { fresh, type House, reference } from './house.ts';
import { planLetters } from './letters.ts';
import { readSheet } from './persons.ts';
import type { Reported } from './publication.ts';
import { beginBook, type OpenBook, readState, takeBook, writeEvents } from './record.ts';

/** The books that one command may write: the case's own, the one that it names, and those that hear of it. */
export interface TiedBooks {
  readonly own: OpenBook<Case> | undefined;
  readonly other: OpenBook<Case> | undefined;
  readonly hearers: readonly OpenBook<Case>[];
}

/** Whether the actor has anything to do in the case; if not, it does not exist for them. */
export function mayTouch(actor: Actor, state: Case): boolean {
  return actor.kind === 'account' ? maySeeCase(actor, state) : partiesOf(actor, state).length > 0;
}

/**
 * Locks every book that the command may write, always in the order of their ids, so that two commands on the same pair
 * wait for each other instead of for ever. A named case that the actor may not touch is not taken, and one that this case is
 * tied to is as if it were not there for somebody of the team who may not see it.
 * @returns `tied meanwhile` when the case was tied to another one while its lock was waited for: the transaction has
 * written nothing and has to begin anew, since a lock that is added now would be out of order
 */
export async function takeTied(
  tx: Tx,
  house: House,
  ref: BookRef,
  command: Command,
  actor: Actor,
): Promise<TiedBooks | 'tied meanwhile'> {
  const step = stepByCommand(command.type);
  const looks = step?.about !== undefined || echoingCommands.includes(command.type);
  const seen = looks ? await readState<Case>(tx, house.root, ref) : undefined;
  const typed = step?.other && !step.about ? await namedCase(tx, house, command, actor) : undefined;
  const ids = [ref.id, ...(typed ? [typed] : []), ...besides(seen?.state, command)];
  const books = new Map<CaseId, OpenBook<Case>>();
  for (const id of [...new Set(ids)].sort()) {
    const book = await takeBook<Case>(tx, house.root, caseRef(ref.project, id));
    if (book) books.set(id, book);
  }
  const own = books.get(ref.id);
  // Only under the lock it is certain who hears.
  const tied = besides(own?.state, command);
  if (tied.some((id) => !ids.includes(id))) return 'tied meanwhile';
  const named = step?.about && own?.state ? step.about(own.state) : typed;
  const other = named === undefined || named === ref.id ? undefined : books.get(named);
  // The law judges for a duplicate's reporter what the case that goes on allows; of the team only who may see that one acts in it.
  const isHidden = actor.kind === 'account' && other?.state !== undefined && !mayTouch(actor, other.state);
  return {
    own,
    other: isHidden ? undefined : other,
    hearers: echoingCommands.includes(command.type) ? tied.flatMap((id) => books.get(id) ?? []) : [],
  };
}

async function namedCase(tx: Tx, house: House, command: Command, actor: Actor): Promise<CaseId | undefined> {
  const head = typeof command.other === 'string' ? await findByNumber(tx, 'case', command.other.trim()) : undefined;
  const found = head && (await readState<Case>(tx, house.root, caseRef(tx.project, head.book)));
  return found && mayTouch(actor, found.state) ? found.state.id : undefined;
}

/** The cases that a command on this one hears in, or looks at, by the ties that it has. */
function besides(state: Case | undefined, { type }: Command): readonly CaseId[] {
  if (!state) return [];
  const about = stepByCommand(type)?.about?.(state);
  return [...(about ? [about] : []), ...(echoingCommands.includes(type) ? hearersOf(state) : [])];
}

/** What the law is told of the other case, and the id of one that may be opened. */
export function factsOfTied(house: House, books: TiedBooks): Pick<Facts, 'other' | 'newCase'> {
  const other = books.other?.state;
  return { newCase: fresh(house), ...(other ? { other } : {}) };
}

/** Everything that a decision does outside its own book, in the same transaction. */
export async function writeTied(
  tx: Tx,
  house: House,
  owner: Project,
  done: {
    readonly books: TiedBooks;
    readonly command: Command;
    readonly decision: readonly CaseEvent[];
    readonly actor: Actor;
    readonly now: Instant;
    readonly facts: Facts;
    /** The case's own picture after the decision. */
    readonly state: Case;
  },
): Promise<void> {
  const { books, command, decision, actor, now, facts, state } = done;
  const step = stepByCommand(command.type)!;
  const { type: _, ...given } = command;
  const before = books.own!.state!;
  const asked = { case: before, actor, now, playbook: playbookOfCase(owner, before), facts };
  if (step.other && books.other?.state) {
    const input = step.input.parse(given);
    await add(books.other, step.other({ ...asked, input, other: books.other.state }));
  }
  for (const book of books.hearers) {
    await add(
      book,
      decision.flatMap((event) => echoes(event, state, book.state!)),
    );
  }
  if (step.begins && facts.newCase) {
    const year = Number(now.slice(0, 4));
    const number = `CASE-${year}-${String(await nextNumber(tx, 'case', year)).padStart(4, '0')}`;
    const named = { id: facts.newCase, number, ref: reference(house) };
    const book = await beginBook<Case>(tx, house.root, caseRef(tx.project, named.id), now);
    await insertHandle(tx, { ref: named.ref, book: book.ref, party: 'reporter' });
    const input = step.input.parse(given);
    await writeEvents(tx, book, caseKeeping, step.begins({ ...asked, input, named }), actor, now);
  }

  async function add(book: OpenBook<Case>, events: readonly CaseEvent[]): Promise<void> {
    if (events.length === 0) return;
    const written = await writeEvents(tx, book, caseKeeping, events, actor, now);
    const place = { ref: book.ref, key: book.key, state: written.state, from: book.head.seq + 1 };
    await planLetters(tx, house, owner, place, events, now);
  }
}

/** The duplicates of a case with their reporters: whoever chose to be thanked is, in the advisory of the case that went on. */
export async function duplicatesWithSheets(tx: Tx, house: House, state: Case): Promise<readonly Reported[]> {
  const found: Reported[] = [];
  for (const { other } of duplicatesOf(state)) {
    const book = await readState<Case>(tx, house.root, caseRef(tx.project, other));
    if (book) found.push({ state: book.state, sheet: await readSheet(tx, house.root, book.state.reporter) });
  }
  return found;
}
