import type { Project } from '../core/access/project.ts';
import type { CaseEvent } from '../core/case/events.ts';
import type { BookRef, PersonId, ProjectId } from '../core/case/ids.ts';
import type { Case } from '../core/case/model.ts';
import { type Letter, lettersFor, type Place, type Recipient } from '../core/notices/letters.ts';
import type { Instant } from '../core/process/instant.ts';
import { type NewDelivery, planDeliveries } from '../store/deliveries.ts';
import type { Tx } from '../store/open.ts';
import { seal } from '../vault/seal.ts';
import { answerUrl } from './answer-token.ts';
import { playbookOfCase } from './books.ts';
import { fresh, type House } from './house.ts';
import { readSheet } from './persons.ts';

/** A letter's words as a delivery keeps them, sealed under the key of its book. */
export interface LetterBody {
  readonly subject: string;
  readonly text: string;
  /** The notice that it carries. */
  readonly notice?: string;
  /** Whose address it goes to, where that is not the one in use when it leaves. */
  readonly person?: PersonId;
}

/** Plans what is owed because of events in a case, in the transaction that writes them. `from` is the first one's seq. */
export async function planLetters(
  tx: Tx,
  house: House,
  project: Project,
  written: { readonly ref: BookRef; readonly key: Buffer; readonly state: Case; readonly from: number },
  events: readonly CaseEvent[],
  at: Instant,
): Promise<void> {
  const playbook = playbookOfCase(project, written.state);
  const place = placeOf(house, tx.project);
  const owed = events.flatMap((event, i) => lettersFor(event, written.state, written.from + i, at, playbook, place));
  const reachable: Letter[] = [];
  for (const letter of owed)
    if (await hasAddress(tx, house, project, written.state, letter.recipient)) reachable.push(letter);
  await plan(
    tx,
    house,
    reachable.map((letter) => toDelivery(house, written.ref, written.key, letter)),
    at,
  );
}

/** Where letters of this project lead. */
export const placeOf = (house: House, project: ProjectId): Place => ({
  baseUrl: house.baseUrl,
  answerLink: (ref, generation) => answerUrl(house, project, ref, generation),
});

/** Plans deliveries and the jobs that will carry them out, each no earlier than it is due. */
export async function plan(tx: Tx, house: House, deliveries: readonly NewDelivery[], at: Instant): Promise<void> {
  const planned = new Set(await planDeliveries(tx, deliveries, at));
  for (const { id, dueAt } of deliveries) {
    if (planned.has(id))
      await house.jobs.enqueue(tx, deliverQueue, { project: tx.project, delivery: id }, { at: dueAt });
  }
}

/** The queue of the job engine that carries deliveries. */
export const deliverQueue = 'deliver';

/** Turns a letter into a planned delivery with its words sealed. */
export function toDelivery(house: House, ref: BookRef, key: Buffer, letter: Letter): NewDelivery {
  const id = fresh(house);
  const body: LetterBody = {
    subject: letter.subject,
    text: letter.text,
    ...(letter.notice ? { notice: letter.notice } : {}),
    ...(letter.person ? { person: letter.person } : {}),
  };
  return {
    id,
    kind: letter.letter === 'notice' || letter.withNotice ? 'notice' : 'letter',
    book: ref,
    channel: 'smtp',
    recipient: recipientText(letter.recipient),
    letter: letter.letter,
    dueAt: letter.dueAt,
    body: seal(key, JSON.stringify(body), deliveryAad(ref, id)),
    businessKey: letter.key,
  };
}

/** What a delivery's sealed words are bound to. */
export const deliveryAad = (ref: BookRef, id: string): string[] => [ref.project, ref.kind, ref.id, 'delivery', id];

const recipientText = (r: Recipient): string => ('id' in r ? `${r.kind}:${r.id}` : r.kind);

/** Nobody is owed a mail who left no address: the reporter reads in the room, and a list that is not pinned is not one. */
async function hasAddress(tx: Tx, house: House, project: Project, state: Case, recipient: Recipient): Promise<boolean> {
  if (recipient.kind === 'organisation' || recipient.kind === 'account') return true;
  if (recipient.kind === 'list') return project.lists[recipient.id] !== undefined;
  return ((await readSheet(tx, house.root, state.reporter))?.address ?? '') !== '';
}
