import { type Actor, maySeeCase } from '../../core/access/actor.ts';
import type { AnswerAddresses } from '../../core/answers/addresses.ts';
import { answersToCurrent } from '../../core/case/evolve-embargo.ts';
import type { DeliveryId, ProjectId } from '../../core/case/ids.ts';
import type { Case, Notice, PartyId } from '../../core/case/model.ts';
import { pinnedKeyOf } from '../../core/distributors/keys.ts';
import type { Organisation } from '../../core/distributors/organisation.ts';
import type { DateAnswer } from '../../core/embargo/embargo.ts';
import { openedFor, seenNotice } from '../../core/embargo/openings.ts';
import { type BoardState, boardState, boardStates, partiesThatSpoke } from '../../core/notices/board.ts';
import type { Instant } from '../../core/process/instant.ts';
import { listLetters } from '../../store/letters-of-book.ts';
import type { Tx } from '../../store/open.ts';
import { findByNumber } from '../../store/pictures.ts';
import { caseRef } from '../books.ts';
import { openOutcome } from '../deliver.ts';
import { organisationsOf } from '../facts.ts';
import type { House } from '../house.ts';
import { openingsOf } from '../openings.ts';
import { bookKey, openPicture } from '../record.ts';
import { type UntakenMail, untakenMails } from './mails.ts';

/** One recipient of one notice. */
export interface BoardLine {
  readonly organisation: string;
  readonly name: string;
  readonly ref: string;
  readonly state: BoardState;
  readonly membership: Organisation['state'] | undefined;
  readonly hasKey: boolean;
  readonly delivery?: { readonly id: DeliveryId; readonly changedAt: Instant; readonly attempts: number };
  /** Why the mail is where it is, in the other server's words or ours. */
  readonly reason?: string;
  /** Whether a person has to say what became of the mail. */
  readonly isInDoubt: boolean;
  /** When its people first opened it, or said that they have read it. */
  readonly seenAt?: Instant;
  /** How many of its people, signed in, have opened it. */
  readonly readers: number;
  /** When its answer page was last opened by link, which a machine does too. */
  readonly linkAt?: Instant;
  readonly answer?: DateAnswer;
  /** Mails to its reply address that were not taken. */
  readonly mails: readonly UntakenMail[];
  /** Uses of an answer link or a reply address that was replaced. */
  readonly tried: NonNullable<AnswerAddresses['tried']>;
}

export interface NoticeBoard {
  readonly now: Instant;
  readonly case: Case;
  readonly notice: Notice;
  /** In the order of a board: what needs somebody comes first. */
  readonly lines: readonly BoardLine[];
}

/**
 * Where each recipient of a sent notice stands; undefined where there is none or the case is not for this actor.
 * @param place which notice of the case, counted from 1
 */
export async function noticeBoard(
  house: House,
  project: ProjectId,
  number: string,
  place: string,
  actor: Actor,
): Promise<NoticeBoard | undefined> {
  return house.store.readTx(project, async (tx) => {
    const found = await sentNotice(tx, house, number, place, actor);
    if (!found) return undefined;
    const now = house.now();
    return { now, ...found, lines: await linesOf(tx, house, found.case, found.notice, now) };
  });
}

/** A notice that was sent, and its case; undefined where there is none or the case is not for this actor. */
export async function sentNotice(
  tx: Tx,
  house: House,
  number: string,
  place: string,
  actor: Actor,
): Promise<{ readonly case: Case; readonly notice: Notice } | undefined> {
  const picture = await findByNumber(tx, 'case', number);
  if (!picture) return undefined;
  const { state } = await openPicture<Case>(tx, house.root, picture);
  const notice = /^[1-9]\d{0,3}$/.test(place) ? state.notices[Number(place) - 1] : undefined;
  return maySeeCase(actor, state) && notice?.sent ? { case: state, notice } : undefined;
}

async function linesOf(tx: Tx, house: House, state: Case, notice: Notice, now: Instant): Promise<readonly BoardLine[]> {
  const { copies, at } = notice.sent!;
  const book = caseRef(tx.project, state.id);
  const letters = await listLetters(tx, book, 'notice', at);
  const organisations = await organisationsOf(tx, house.root);
  const key = await bookKey(tx, house.root, book);
  const byRecipient = new Map(letters.map((row) => [row.recipient, row]));
  const byId = new Map(organisations.map((o) => [o.id, o]));
  const mails = await untakenMails(tx, book, key);
  const answers = answersToCurrent(state);
  const spoke = partiesThatSpoke(state);
  const opened = openedFor(await openingsOf(tx, house, state.id));
  const lines = copies.map((copy): BoardLine => {
    const { organisation, ref, openedAt } = copy;
    const party: PartyId = `organisation:${organisation}`;
    const row = byRecipient.get(party);
    const member = byId.get(organisation);
    const answer = answers.get(party);
    const seen = seenNotice(opened.get(organisation) ?? [], state.notices, notice.id);
    const seenAt = [seen.seenAt, openedAt].filter((at) => at !== undefined).sort()[0];
    const reason = row?.outcome && openOutcome(key, { book, id: row.id }, row.outcome).reason;
    return {
      organisation,
      name: member?.name ?? organisation,
      ref,
      state: boardState(notice, { ...copy, ...seen }, answer, spoke.has(party), row?.status, now),
      membership: member?.state,
      hasKey: member !== undefined && pinnedKeyOf(member, now) !== undefined,
      ...(row ? { delivery: { id: row.id, changedAt: row.changedAt, attempts: row.attempts } } : {}),
      ...(reason ? { reason } : {}),
      isInDoubt: row?.status === 'in doubt',
      ...(seenAt ? { seenAt } : {}),
      readers: seen.people,
      ...(seen.linkAt ? { linkAt: seen.linkAt } : {}),
      ...(answer ? { answer } : {}),
      mails: mails.get(ref) ?? [],
      tried: state.participants[party]?.addresses?.tried ?? [],
    };
  });
  const rank = (line: BoardLine) => (line.isInDoubt ? -1 : boardStates.indexOf(line.state));
  return lines.sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}
