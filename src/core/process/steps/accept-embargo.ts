import { z } from 'zod';
import { actorText, partyIdOf } from '../../access/actor.ts';
import { consentOf, isUnderTerms } from '../../embargo/adherence.ts';
import { mayAccept } from '../gates-consent.ts';
import { noticeReachedYou } from '../gates-notice.ts';
import { step } from '../step.ts';

/** A new participant sees the content after consenting and not before (Vultron; R75, R80). */
export const acceptEmbargo = step({
  id: 'accept-embargo',
  command: 'AcceptEmbargo',
  title: 'Accept the embargo',
  does: 'Accepts the policy’s terms for this case; what is told under embargo can then be read.',
  clause: 'Vultron EM',
  stage: 'remediation development',
  who: ['distributor', 'reporter'],
  input: z.strictObject({}),
  gates: [noticeReachedYou, mayAccept],
  isTimely: (c) => isUnderTerms(c),
  moves: (s) => consentOf(s.case, partyIdOf(s.actor), s) === 'invited',
  events: ({ actor, playbook }) => [
    {
      type: 'ConsentChanged',
      party: partyIdOf(actor),
      consent: 'signatory',
      policyVersion: playbook.embargo.policyVersion,
      by: actorText(actor),
    },
  ],
});
