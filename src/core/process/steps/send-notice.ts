import { z } from 'zod';
import { statusOf } from '../../case/evolve.ts';
import { hasGoneToMembers } from '../../case/kinds.ts';
import { leavesAfter } from '../../notices/approval.ts';
import { openDrafts, owedNotices } from '../../notices/kinds.ts';
import { recipients, referenceOf } from '../../notices/recipients.ts';
import { count, hidden } from '../fields.ts';
import { bundlesAreShared } from '../gates-bundle.ts';
import { noticeCarriesCve } from '../gates-cve.ts';
import {
  blocksFilled,
  countConfirmed,
  distributorsWanted,
  givesNothingAway,
  hasRecipients,
  newcomersMayBeTold,
  noticeHasSecondPerson,
  noticeKindOf,
  notYetPublic,
  someoneKnows,
  warningsAnswered,
} from '../gates-embargo.ts';
import { upstreamDetailsKept } from '../gates-kinds.ts';
import { announcementAllowed, noticeFitsNow, noticeIsDraft, releaseOutInOrder } from '../gates-notice.ts';
import { exemptionInFull } from '../gates-talks.ts';
import { trackTellsEarly } from '../gates-track.ts';
import { accountOf, step } from '../step.ts';
import { termsOf } from '../terms.ts';

/** Early disclosure: recipients come from the directory, never from a field; each gets an own reference (R18, R51). */
export const sendNotice = step({
  id: 'send-notice',
  command: 'SendNotice',
  title: 'Send the notice',
  does: 'Sends the notice to the active distributors in the directory, what follows it to those who had it, what catches a new member up to those who had not, and an announcement to the public places of the playbook; it leaves after the stop window.',
  clause: 'R51',
  stage: 'remediation development',
  who: ['lead', 'responder'],
  input: z.strictObject({
    notice: hidden('Notice'),
    count: count('Number of organisations', 'Type the number that the list shows'),
  }),
  gates: [
    upstreamDetailsKept,
    noticeIsDraft,
    noticeFitsNow,
    announcementAllowed,
    distributorsWanted,
    trackTellsEarly,
    notYetPublic,
    someoneKnows,
    newcomersMayBeTold,
    blocksFilled,
    givesNothingAway,
    warningsAnswered,
    noticeCarriesCve,
    exemptionInFull,
    bundlesAreShared,
    noticeHasSecondPerson,
    releaseOutInOrder,
    hasRecipients,
    countConfirmed,
  ],
  isTimely: (c) => statusOf(c) === 'accepted' && openDrafts(c).length > 0,
  moves: true,
  grave: true,
  scope: 'notice:send',
  isDone: (c) => c.notices.some(hasGoneToMembers) && owedNotices(c).length === 0,
  events: (s) => [
    {
      type: 'NoticeSent',
      notice: s.input.notice,
      copies: recipients(s, noticeKindOf(s)).map((d) => ({
        organisation: d.organisation,
        // One reference for each party and case, so that a second notice is recognised by its recipient.
        ref: referenceOf(s.case, s.facts, d.organisation),
      })),
      leavesAt: leavesAfter(s.now, s.playbook),
      terms: termsOf(s.playbook, leavesAfter(s.now, s.playbook)),
      by: accountOf(s.actor),
    },
  ],
});
