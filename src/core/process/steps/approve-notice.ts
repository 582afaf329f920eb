import { z } from 'zod';
import { statusOf } from '../../case/evolve.ts';
import { kindsOfNotice, openDrafts } from '../../notices/kinds.ts';
import { recipients } from '../../notices/recipients.ts';
import { hidden } from '../fields.ts';
import { noticeCarriesCve } from '../gates-cve.ts';
import { blocksFilled, givesNothingAway, warningsAnswered } from '../gates-embargo.ts';
import { announcementAllowed, noticeFitsNow, noticeIsDraft, notTheAuthor } from '../gates-notice.ts';
import { exemptionInFull } from '../gates-talks.ts';
import { accountOf, step } from '../step.ts';

/** The second person reads what will leave, and says so (design.md §2). */
export const approveNotice = step({
  id: 'approve-notice',
  command: 'ApproveNotice',
  title: 'Approve the notice',
  does: 'Confirms as a second person that the notice may leave as it stands.',
  clause: 'house rule',
  stage: 'remediation development',
  who: ['lead', 'responder', 'developer', 'release-manager'],
  input: z.strictObject({ notice: hidden('Notice') }),
  gates: [
    noticeIsDraft,
    noticeFitsNow,
    announcementAllowed,
    notTheAuthor,
    blocksFilled,
    givesNothingAway,
    warningsAnswered,
    noticeCarriesCve,
    exemptionInFull,
  ],
  isTimely: (c) => statusOf(c) === 'accepted' && openDrafts(c).length > 0,
  // Where nobody is left to hear that releases are out, the case goes on without it, and nobody has to read it first.
  moves: (s) =>
    openDrafts(s.case).some(({ kind }) => !kindsOfNotice[kind].afterRelease || recipients(s, kind).length > 0),
  scope: 'notice:send',
  isDone: (c) => c.notices.length > 0 && openDrafts(c).every((n) => n.approvedBy.some((by) => by !== n.draftedBy)),
  events: ({ actor, input }) => [{ type: 'NoticeApproved', notice: input.notice, by: accountOf(actor) }],
});
