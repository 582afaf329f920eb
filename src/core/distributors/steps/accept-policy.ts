import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { beforeJoining } from '../gates.ts';
import { membershipStep } from '../step.ts';

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
