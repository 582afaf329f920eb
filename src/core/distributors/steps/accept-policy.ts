import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { type MembershipGate, membershipStep } from '../step.ts';

const beforeJoining: MembershipGate = {
  id: 'before-joining',
  title: 'A member accepts it signed in',
  clause: 'R75',
  check: ({ actor, organisation: { state } }) =>
    actor.kind === 'applicant' && (state === 'active' || state === 'suspended')
      ? {
          sentence: 'The address of an application speaks for nobody who is on the list. Sign in, and accept it there.',
        }
      : undefined,
};

/** Applying accepts the policy of that day (R75); this accepts a later one. Nobody accepts it for others. */
export const acceptPolicy = membershipStep({
  id: 'accept-policy',
  command: 'AcceptPolicy',
  title: 'Accept the embargo policy',
  does: 'Accepts the policy in force, in its version and with the hash of its text.',
  clause: 'R75',
  who: ['organisation', 'applicant'],
  input: z.strictObject({}),
  gates: [beforeJoining],
  during: ['applied', 'vouched', 'active', 'suspended'],
  events: ({ actor, playbook, facts }) => [
    {
      type: 'PolicyAccepted',
      by: actorText(actor),
      policyVersion: playbook.embargo.policyVersion,
      policyHash: facts.policyHash,
    },
  ],
});
