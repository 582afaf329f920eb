import type { Actor } from '../access/actor.ts';
import type { Notice } from '../case/model.ts';
import type { Instant } from './instant.ts';
import { accountOf, type Gate, type Situation } from './step.ts';

/** Gates about one notice and its author. */

export const noticeIsDraft: Gate = {
  id: 'notice-is-draft',
  title: 'The notice exists and has not been sent',
  clause: 'R52',
  check: ({ input, case: c }) => {
    if (!input) return undefined;
    const notice = c.notices.find((n) => n.id === input.notice);
    if (!notice) return { sentence: 'There is no such notice in this case. Open it again from the case.' };
    return notice.sent
      ? { sentence: 'This notice has been sent already. Write a new one for what has changed.' }
      : undefined;
  },
};

export const noticeIsSent: Gate = {
  id: 'notice-is-sent',
  title: 'The notice has been sent',
  clause: 'R52',
  check: ({ input, case: c }) =>
    input && !c.notices.some((n) => n.id === input.notice && n.sent && !n.stopped)
      ? { sentence: 'This notice has not been sent, or has been stopped already.' }
      : undefined,
};

export const notTheAuthor: Gate = {
  id: 'not-the-author',
  title: 'The second person is not the author',
  clause: 'house rule',
  check: ({ input, case: c, actor }) => {
    const notice = input ? c.notices.find((n) => n.id === input.notice) : c.notices.findLast((n) => !n.sent);
    return notice?.draftedBy === accountOf(actor)
      ? { sentence: 'You wrote this notice. A second person has to read and approve it.' }
      : undefined;
  },
};

export const noticeReachedYou: Gate = {
  id: 'notice-reached-you',
  title: 'The notice has reached your organisation',
  clause: 'R58',
  check: (s) =>
    s.actor.kind !== 'distributor' || s.case.notices.some((n) => isAskedFor(n, s) && hasReached(n, s.actor, s.now))
      ? undefined
      : { sentence: 'No notice of this case has reached your organisation yet.' },
};

const isAskedFor = (notice: Notice, { input }: Situation<{ notice?: string }>): boolean =>
  input?.notice === undefined || notice.id === input.notice;

/** Whether a notice has left, and this organisation is among those who got it. */
export function hasReached({ sent, stopped }: Notice, actor: Actor, now: Instant): boolean {
  if (!sent || stopped || now < sent.leavesAt || actor.kind !== 'distributor') return false;
  return sent.copies.some((copy) => copy.organisation === actor.organisation);
}
