import { z } from 'zod';
import { actorText, partyIdOf } from '../../access/actor.ts';
import { isUnderTerms } from '../../embargo/adherence.ts';
import { needed } from '../fields.ts';
import { mayDecline } from '../gates-consent.ts';
import { noticeReachedYou } from '../gates-notice.ts';
import { step } from '../step.ts';

/** One participant declines or leaves; the embargo stands for everybody else, and the team is told (Vultron). */
export const declineEmbargo = step({
  id: 'decline-embargo',
  command: 'DeclineEmbargo',
  title: 'Decline or leave the embargo',
  does: 'Says that you do not keep this embargo, or no longer; the team is told at once, and it stands for the others.',
  clause: 'Vultron RM/EM',
  stage: 'remediation development',
  who: ['distributor', 'reporter'],
  input: z.strictObject({ reason: needed('What you will do, and when') }),
  gates: [noticeReachedYou, mayDecline],
  isTimely: (c) => isUnderTerms(c),
  events: ({ actor, input, playbook }) => [
    {
      type: 'ConsentChanged',
      party: partyIdOf(actor),
      consent: 'declined',
      policyVersion: playbook.embargo.policyVersion,
      reason: input.reason,
      by: actorText(actor),
    },
  ],
});
