import { z } from 'zod';
import { actorText, partyIdOf } from '../../access/actor.ts';
import { mayReport, reportActionTo, reportMachine, reportStatusOf } from '../../case/report-status.ts';
import { choice, maybeLine } from '../fields.ts';
import { hasConsented } from '../gates-consent.ts';
import { noticeReachedYou } from '../gates-notice.ts';
import { actionsFrom } from '../machine.ts';
import { type Gate, step } from '../step.ts';

const statuses = ['valid', 'invalid', 'accepted', 'deferred', 'closed'] as const;

const statusFollows: Gate = {
  id: 'status-follows',
  title: 'The status follows from the one before',
  clause: 'Vultron RM',
  check: ({ input, case: c, actor }) => {
    const party = partyIdOf(actor);
    if (!input || mayReport(c, reportActionTo(input.status), party)) return undefined;
    const from = reportStatusOf(c, party)!;
    const next = statuses.filter((to) => actionsFrom(reportMachine, from).includes(reportActionTo(to)));
    return {
      sentence: `You said “${from}” before, and from there it does not become “${input.status}”. Possible are: ${next.join(', ') || 'nothing, it is final'}.`,
    };
  },
};

/** Each participant says for itself where it stands with the report; the team's own status is the case's (Vultron). */
export const tellStatus = step({
  id: 'tell-status',
  command: 'TellStatus',
  title: 'Say where you stand with it',
  does: 'Tells the team whether it concerns you and whether you work on it; the embargo stays as it is.',
  clause: 'Vultron RM',
  stage: 'remediation development',
  who: ['distributor'],
  input: z.strictObject({ status: choice(statuses, 'Where you stand'), reason: maybeLine('In a few words') }),
  gates: [noticeReachedYou, hasConsented, statusFollows],
  isTimely: (c) => c.notices.some((n) => n.sent && !n.stopped),
  events: ({ actor, input }) => [
    {
      type: 'ReportStatusTold',
      party: partyIdOf(actor),
      status: input.status,
      reason: input.reason,
      by: actorText(actor),
    },
  ],
});
