import { z } from 'zod';
import { hidden } from '../fields.ts';
import { stillStoppable } from '../gates-embargo.ts';
import { noticeIsSent } from '../gates-notice.ts';
import { accountOf, step } from '../step.ts';

/** The stop window: anybody of the team can hold a notice back before it leaves (design.md §2). */
export const stopNotice = step({
  id: 'stop-notice',
  command: 'StopNotice',
  title: 'Stop the notice',
  does: 'Holds back a notice that has not left yet.',
  clause: 'house rule',
  stage: 'remediation development',
  who: ['lead', 'responder', 'developer', 'release-manager'],
  input: z.strictObject({ notice: hidden('Notice') }),
  gates: [noticeIsSent, stillStoppable],
  // What had left before a case was closed is beyond stopping.
  isTimely: (c) => c.notices.some((n) => n.sent && !n.stopped && (!c.closedAt || c.closedAt < n.sent.leavesAt)),
  scope: 'notice:send',
  events: ({ actor, input }) => [{ type: 'NoticeStopped', notice: input.notice, by: accountOf(actor) }],
});
