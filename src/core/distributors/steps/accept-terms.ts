import { z } from 'zod';
import { membershipStep } from '../step.ts';

/** Nobody accepts for another: the account is the actor's own, whatever was sent. */
export const acceptTerms = membershipStep({
  id: 'accept-terms',
  command: 'AcceptTerms',
  title: 'Accept the terms of your organisation',
  does: 'Accepts the embargo policy by name, in the version in force and with the hash of its text.',
  clause: 'R80',
  who: ['person'],
  input: z.strictObject({}),
  gates: [],
  during: ['active', 'suspended'],
  events: ({ actor, playbook, facts }) =>
    actor.kind === 'distributor'
      ? [
          {
            type: 'TermsAccepted',
            account: actor.id,
            policyVersion: playbook.embargo.policyVersion,
            policyHash: facts.policyHash,
          },
        ]
      : [],
});
