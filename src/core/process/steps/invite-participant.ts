import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import type { PartyId } from '../../case/model.ts';
import { isUnderTerms } from '../../embargo/adherence.ts';
import { after } from '../calendar.ts';
import { line } from '../fields.ts';
import { mayInvite } from '../gates-consent.ts';
import { step } from '../step.ts';

/** A consent that was refused or has lapsed is asked for again, with a new time to answer (Vultron). */
export const inviteParticipant = step({
  id: 'invite-participant',
  command: 'InviteParticipant',
  title: 'Ask a participant for consent again',
  does: 'Invites a participant whose consent was refused or has lapsed; it reads nothing until it accepts.',
  clause: 'Vultron EM',
  stage: 'remediation development',
  who: ['lead', 'responder'],
  input: z.strictObject({ party: line('Participant') }),
  gates: [mayInvite],
  isTimely: (c) => isUnderTerms(c) && Object.keys(c.participants).some((party) => party.startsWith('organisation:')),
  choices: ({ case: c }) => ({
    party: Object.keys(c.participants)
      .filter((party) => party !== 'team')
      .map((value) => ({ value })),
  }),
  events: ({ actor, input, playbook, now }) => [
    {
      type: 'ConsentChanged',
      party: input.party as PartyId,
      consent: 'invited',
      policyVersion: playbook.embargo.policyVersion,
      ...(playbook.embargo.rsvp ? { answerBy: after(now, playbook.embargo.rsvp, playbook.calendar) } : {}),
      by: actorText(actor),
    },
  ],
});
