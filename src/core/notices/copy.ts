import { evolve } from '../case/evolve.ts';
import type { Case, Notice, PartyId } from '../case/model.ts';
import { type OrganisationKey, pinnedKeyOf } from '../distributors/keys.ts';
import type { Organisation } from '../distributors/organisation.ts';
import { mayReadContent } from '../embargo/adherence.ts';
import type { DistributorFact, Facts } from '../process/facts.ts';
import type { Instant } from '../process/instant.ts';
import type { Playbook } from '../process/playbook.ts';
import { termsOf } from '../process/terms.ts';
import { leavesAfter } from './approval.ts';
import type { NoticeText } from './compose.ts';
import { kindsOfNotice } from './kinds.ts';
import { lettersFor, type Place } from './letters.ts';
import { noticeMail, type Way } from './notice-mail.ts';
import { referenceOf } from './recipients.ts';

/** What one recipient gets: the words, and how they travel; or why it gets nothing. */
export type Copy =
  | (NoticeText & {
      readonly kind: 'copy';
      /** The words of the matter, encrypted or in plain mail; or a letter that says only where to read them. */
      readonly carries: 'content' | 'link';
      readonly key?: OrganisationKey;
    })
  | { readonly kind: 'nothing'; readonly reason: string };

/** All that decides what one recipient gets of a case under embargo at one moment. */
export interface CopyAsked {
  readonly state: Case;
  /** The notice that the letter points to; missing for other letters of the case. */
  readonly notice?: Pick<Notice, 'blocks' | 'kind'> | undefined;
  readonly organisation: Organisation;
  /** The same organisation as the law is told of it. */
  readonly fact: DistributorFact;
  readonly playbook: Playbook;
  readonly now: Instant;
  readonly way: Way;
  /** The letter that was planned. */
  readonly letter: NoticeText;
}

/**
 * What leaves for one recipient, to the byte of what stands inside the encryption. The delivery asks at the moment of
 * sending and the composer’s preview asks before: both ask here.
 */
export function copyFor({ state, notice, organisation, fact, playbook, now, way, letter }: CopyAsked): Copy {
  // A member that has left the list meanwhile is told nothing more.
  if (organisation.state !== 'active') return { kind: 'nothing', reason: 'The organisation is not an active member.' };
  const party: PartyId = `organisation:${organisation.id}`;
  const ref = state.participants[party]?.ref;
  // What follows a publication says nothing that is not public, and reaches whoever can only read plain mail.
  if (state.advisory.publications.length > 0) {
    const isOut = notice !== undefined && kindsOfNotice[notice.kind].afterRelease && ref;
    const { subject, text } = isOut ? noticeMail(notice, ref, playbook, way) : letter;
    return { kind: 'copy', subject, text, carries: isOut ? 'content' : 'link' };
  }
  const key = pinnedKeyOf(organisation, now);
  const { withoutKey } = playbook.embargo;
  if (notice && !ref) return { kind: 'nothing', reason: 'The notice was stopped.' };
  if (notice && !key && withoutKey === 'refuse')
    return {
      kind: 'nothing',
      reason: 'The organisation has no pinned key, and the playbook sends no notice without one.',
    };
  const mayRead = mayReadContent(state, party, { now, playbook, facts: { distributors: [fact] } });
  // Whoever has not consented is asked about the terms by the letter with the link, and told nothing of the matter.
  const isContent = notice !== undefined && mayRead && (key !== undefined || withoutKey === 'plain');
  const words = isContent ? noticeMail(notice, ref!, playbook, way) : letter;
  return {
    kind: 'copy',
    subject: words.subject,
    text: words.text,
    carries: isContent ? 'content' : 'link',
    ...(key ? { key } : {}),
  };
}

/**
 * A notice as one organisation would get it if it were sent now, or gets it once it was: the events that sending writes
 * are folded, and the copy is asked for at the moment at which the notice leaves.
 */
export function previewFor(
  asked: Omit<CopyAsked, 'letter' | 'way' | 'notice'> & {
    readonly notice: Notice;
    readonly reference: Facts['reference'];
  },
  place: Place,
  wayOf: (ref: string) => Way,
): Copy {
  const { state, notice, organisation, playbook, now } = asked;
  const ref = referenceOf(state, asked, organisation.id);
  const leavesAt = notice.sent?.leavesAt ?? leavesAfter(now, playbook);
  const sent = {
    type: 'NoticeSent',
    notice: notice.id,
    copies: [{ organisation: organisation.id, ref }],
    leavesAt,
    terms: termsOf(playbook, leavesAt),
    by: notice.draftedBy,
  } as const;
  const written = { ...state, notices: [...state.notices.filter(({ id }) => id !== notice.id), notice] };
  const after = notice.sent ? state : evolve(written, written, { seq: 0, at: now, actor: '', event: sent });
  const letter = lettersFor(sent, after, 0, now, playbook, place).find(
    ({ recipient }) => recipient.kind === 'organisation' && recipient.id === organisation.id,
  );
  if (!letter) return { kind: 'nothing', reason: 'No letter is owed to this organisation.' };
  const at = notice.sent && now > leavesAt ? now : leavesAt;
  return copyFor({ ...asked, state: after, notice, now: at, way: wayOf(ref), letter });
}
