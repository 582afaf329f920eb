import type { Actor } from '../../core/access/actor.ts';
import type { AccountId, ProjectId } from '../../core/case/ids.ts';
import type { Instant } from '../../core/process/instant.ts';
import { type CalendarEntry, writeCalendar } from '../../formats/calendar/ics.ts';
import { calendarLinkOf, dropCalendarLink, findCalendarLink, replaceCalendarLink } from '../../store/calendar-links.ts';
import { readAccount } from '../../store/identity/accounts.ts';
import { hashToken, isTokenShape, mintToken } from '../../vault/tokens.ts';
import type { House } from '../house.ts';
import { type PartnerNotice, partnerDesk } from './partner.ts';

/** The embargo calendar of one organisation: moments under its own references, and no word of what they are about. */
export async function embargoCalendar(house: House, project: ProjectId, actor: Actor): Promise<string | undefined> {
  const desk = await partnerDesk(house, project, actor);
  return desk && writeCalendar(desk.notices.flatMap((notice) => entriesOf(notice, new URL(house.baseUrl).hostname)));
}

function entriesOf(notice: PartnerNotice, host: string): readonly CalendarEntry[] {
  const { ref, embargoEnd, proposal, calendar, answerBy } = notice;
  const at = embargoEnd ?? proposal?.at;
  const entry = (kind: string, when: Instant, what: string, isSettled: boolean): CalendarEntry => ({
    uid: `${ref.toLowerCase()}-${kind}@${host}`,
    ...calendar,
    at: when,
    summary: `Notice ${ref}: ${what}`,
    status: notice.embargo === 'public' ? 'CANCELLED' : isSettled ? 'CONFIRMED' : 'TENTATIVE',
  });
  const answers = answerBy ?? calendar.answersBy;
  return [
    ...(at
      ? [entry('disclosure', at, embargoEnd ? 'disclosure' : 'proposed disclosure', embargoEnd !== undefined)]
      : []),
    ...(answers ? [entry('answer', answers, 'answer by', true)] : []),
  ];
}

/** Gives an account a fresh link for its calendar program; the one before opens nothing from then on. */
export async function makeCalendarLink(house: House, project: ProjectId, account: AccountId): Promise<string> {
  const token = mintToken('cal', house.random);
  await house.store.withTx(project, (tx) => replaceCalendarLink(tx, account, hashToken(token), house.now()));
  return `${house.baseUrl}/calendar/${token}`;
}

/** Ends an account's calendar link. */
export async function endCalendarLink(house: House, project: ProjectId, account: AccountId): Promise<void> {
  await house.store.withTx(project, (tx) => dropCalendarLink(tx, account));
}

/** Since when an account has had its calendar link; undefined for one without. */
export async function calendarLinkSince(
  house: House,
  project: ProjectId,
  account: AccountId,
): Promise<Instant | undefined> {
  return house.store.readTx(project, (tx) => calendarLinkOf(tx, account));
}

/** The calendar that a link opens; nothing for one that was ended, or whose account is closed. */
export async function calendarByLink(house: House, project: ProjectId, token: string): Promise<string | undefined> {
  if (!isTokenShape(token, 'cal')) return undefined;
  const actor = await house.store.readTx(project, async (tx): Promise<Actor | undefined> => {
    const id = await findCalendarLink(tx, hashToken(token));
    const account = id === undefined ? undefined : await readAccount(tx, id);
    if (!account || account.closed_at !== null || account.organisation === null) return undefined;
    return { kind: 'distributor', id: account.id, organisation: account.organisation };
  });
  return actor && embargoCalendar(house, project, actor);
}
