import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import type { PartyId } from '../../case/model.ts';
import { hidden } from '../fields.ts';
import { hasConsented } from '../gates-consent.ts';
import { hasReached, noticeIsSent, noticeReachedYou } from '../gates-notice.ts';
import { step } from '../step.ts';

/** A recipient opened the notice: who knows what since when is on record (R80). */
export const openNotice = step({
  id: 'open-notice',
  command: 'OpenNotice',
  title: 'Say that you have read the notice',
  does: 'Records that your organisation has opened the notice.',
  clause: 'R80',
  stage: 'remediation development',
  who: ['distributor'],
  isAnswer: true,
  input: z.strictObject({ notice: hidden('Notice') }),
  gates: [noticeIsSent, noticeReachedYou, hasConsented],
  isTimely: (c) => c.notices.some((n) => n.sent && !n.stopped),
  moves: ({ case: c, actor, now }) => {
    const newest = c.notices.findLast((notice) => hasReached(notice, actor, now));
    const own = newest?.sent?.copies.find(
      (copy) => actor.kind === 'distributor' && copy.organisation === actor.organisation,
    );
    return own !== undefined && own.openedAt === undefined;
  },
  events: ({ actor, input }) =>
    actor.kind === 'distributor'
      ? [
          {
            type: 'NoticeOpened',
            notice: input.notice,
            party: partyOf(actor),
            by: actorText(actor),
          },
        ]
      : [],
});

function partyOf(actor: { readonly organisation: string }): PartyId {
  return `organisation:${actor.organisation}`;
}
