import type { Actor } from '../../core/access/actor.ts';
import type { ProjectId } from '../../core/case/ids.ts';
import type { Case, Notice } from '../../core/case/model.ts';
import type { Organisation } from '../../core/distributors/organisation.ts';
import type { Instant } from '../../core/process/instant.ts';
import { type Delivery, readDelivery } from '../../store/deliveries.ts';
import { listLetters } from '../../store/letters-of-book.ts';
import { open } from '../../vault/seal.ts';
import { caseRef, organisationRef } from '../books.ts';
import { openOutcome } from '../deliver.ts';
import type { House } from '../house.ts';
import { deliveryAad, type LetterBody } from '../letters.ts';
import { bookKey, readState } from '../record.ts';
import { sentNotice } from './notice-board.ts';

/** What left for one recipient of a notice, as it is on record. */
export interface NoticeCopyLeft {
  readonly now: Instant;
  readonly case: Case;
  readonly notice: Notice;
  readonly organisation: string;
  readonly name: string;
  readonly ref: string;
  readonly status: Delivery['status'];
  readonly changedAt: Instant;
  readonly attempts: number;
  /** The notice's own words, or a letter that says only where to read them; missing as long as nothing was tried. */
  readonly carries?: 'content' | 'link';
  /** The key that it was encrypted to; missing for plain mail. */
  readonly fingerprint?: string;
  /** Word for word what stood inside the encryption; missing where it was not kept. */
  readonly words?: { readonly subject: string; readonly text: string };
  /** The last that the mail server said, or why nothing left. */
  readonly answers: readonly string[];
}

/**
 * What left for the recipient of one copy; undefined where there is none or the case is not for this actor.
 * @param place which notice of the case, counted from 1
 * @param ref the copy's own reference
 */
export async function noticeCopy(
  house: House,
  project: ProjectId,
  at: { readonly number: string; readonly place: string; readonly ref: string },
  actor: Actor,
): Promise<NoticeCopyLeft | undefined> {
  return house.store.readTx(project, async (tx) => {
    const found = await sentNotice(tx, house, at.number, at.place, actor);
    const sent = found?.notice.sent;
    const copy = sent?.copies.find(({ ref }) => ref === at.ref);
    if (!found || !sent || !copy) return undefined;
    const book = caseRef(project, found.case.id);
    const letters = await listLetters(tx, book, 'notice', sent.at);
    const row = letters.find(({ recipient }) => recipient === `organisation:${copy.organisation}`);
    const delivery = row && (await readDelivery(tx, row.id));
    if (!delivery) return undefined;
    const key = await bookKey(tx, house.root, book);
    const opened = open(key, Buffer.from(delivery.body), deliveryAad(book, delivery.id));
    const planned = JSON.parse(opened.toString('utf8')) as LetterBody;
    const ended = delivery.outcome ? openOutcome(key, delivery, delivery.outcome) : {};
    const { carries, fingerprint, subject, text, response, reason } = ended;
    const own = subject !== undefined && text !== undefined ? { subject, text } : undefined;
    const words = carries === 'link' ? { subject: planned.subject, text: planned.text } : own;
    const member = await readState<Organisation>(tx, house.root, organisationRef(project, copy.organisation));
    return {
      now: house.now(),
      ...found,
      organisation: copy.organisation,
      name: member?.state.name ?? copy.organisation,
      ref: copy.ref,
      status: delivery.status,
      changedAt: delivery.changedAt,
      attempts: delivery.attempts,
      ...(carries ? { carries } : {}),
      ...(fingerprint ? { fingerprint } : {}),
      ...(words ? { words } : {}),
      answers: [response, reason].filter((each) => each !== undefined),
    };
  });
}
