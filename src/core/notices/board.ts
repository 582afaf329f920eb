import type { Case, Notice, NoticeCopy, PartyId } from '../case/model.ts';
import type { DateAnswer } from '../embargo/embargo.ts';
import { day, type Instant, plus } from '../process/instant.ts';

/** Where one recipient stands with one notice, the most troublesome first: a board is read from its top. */
export const boardStates = [
  'in doubt',
  'not sent',
  'objected',
  'silent',
  'waiting',
  'sending',
  'delivered',
  'seen',
  'answered',
  'stopped',
] as const;
export type BoardState = (typeof boardStates)[number];

/** What is known of the mail to a recipient: its delivery's own states. */
export type MailState = 'planned' | 'sending' | 'done' | 'failed' | 'in doubt' | 'stopped';

/**
 * What a page calls each state of a mail. `delivered`: the other side's server accepted it, which is all that anybody can
 * know of mail.
 */
export const mailWords = {
  planned: 'waiting',
  sending: 'sending',
  done: 'delivered',
  failed: 'not sent',
  'in doubt': 'in doubt',
  stopped: 'stopped',
} as const satisfies Readonly<Record<MailState, BoardState>>;

/** A recipient whose server took the mail and of whom nothing has come for so long is worth a call. */
const silentAfter = 2 * day;

/**
 * Where a recipient stands. Whoever has answered, opened the notice (`seenAt`) or said that they read it (`openedAt`) has
 * it, whatever is known of the mail; `delivered` says that its server accepted the mail, which nobody may have read.
 */
export function boardState(
  notice: Notice,
  { openedAt, seenAt }: Pick<NoticeCopy, 'openedAt'> & { readonly seenAt?: Instant },
  answer: DateAnswer | undefined,
  hasSpoken: boolean,
  mail: MailState | undefined,
  now: Instant,
): BoardState {
  if (notice.stopped) return 'stopped';
  if (answer?.answer === 'object') return 'objected';
  if (answer) return 'answered';
  if (openedAt || seenAt || hasSpoken) return 'seen';
  if (mail !== 'done') return mail === undefined ? 'not sent' : mailWords[mail];
  return notice.sent && now >= plus(notice.sent.leavesAt, silentAfter) ? 'silent' : 'delivered';
}

/** The parties that have said anything in this case: that they are affected, asked, or gave feedback. */
export function partiesThatSpoke({ affectedness = [], asked = [], feedback = [] }: Case): ReadonlySet<PartyId> {
  return new Set([...affectedness, ...asked, ...feedback].map(({ party }) => party));
}
