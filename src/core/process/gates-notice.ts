import type { Actor } from '../access/actor.ts';
import type { Notice } from '../case/model.ts';
import { sayOwnWork } from '../notices/approval.ts';
import { fitsNow, kindsOfNotice } from '../notices/kinds.ts';
import { followUpsInOrder } from './gates.ts';
import { noticeKindOf } from './gates-embargo.ts';
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

export const noticeFitsNow: Gate = {
  id: 'notice-fits-publication',
  title: 'The notice has its time: before the advisory is public, or after',
  clause: 'R70',
  check: (s) => {
    const kind = noticeKindOf(s);
    if (fitsNow(s.case, kind)) return undefined;
    return {
      sentence: kindsOfNotice[kind].afterRelease
        ? 'Nothing is out yet. This notice follows the publication of the advisory.'
        : 'The advisory is public, so this notice comes too late. Tell those who knew that the releases are out.',
    };
  },
};

export const releaseOutInOrder: Gate = {
  id: 'release-out-in-order',
  title: 'Users are told before those who knew early',
  clause: 'R71',
  check: (s) => (kindsOfNotice[noticeKindOf(s)].afterRelease ? followUpsInOrder.check(s) : undefined),
};

export const announcementAllowed: Gate = {
  id: 'announcement-allowed',
  title: 'The playbook announces releases ahead',
  clause: 'house rule',
  check: (s) =>
    kindsOfNotice[noticeKindOf(s)].goesTo === 'public' && !s.playbook.release.announcement
      ? { sentence: 'This playbook tells the public nothing ahead (release.announcement).' }
      : undefined,
};

export const notTheAuthor: Gate = {
  id: 'not-the-author',
  title: 'The second person is not the author',
  clause: 'house rule',
  check: ({ input, case: c, actor }) => {
    const notice = input ? c.notices.find((n) => n.id === input.notice) : c.notices.findLast((n) => !n.sent);
    return notice?.draftedBy === accountOf(actor) ? { sentence: sayOwnWork } : undefined;
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
