import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { membershipStep } from '../step.ts';

export const leave = membershipStep({
  id: 'leave',
  command: 'LeaveRoster',
  title: 'Leave the roster',
  does: 'Ends your own way in. What you have read stays under the terms that you accepted.',
  clause: 'R80',
  who: ['person'],
  input: z.strictObject({}),
  gates: [],
  during: ['active', 'suspended', 'removed'],
  events: ({ actor }) =>
    actor.kind === 'distributor' ? [{ type: 'PersonLeft', account: actor.id, by: actorText(actor) }] : [],
});
