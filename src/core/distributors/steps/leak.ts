import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { prose } from '../../process/fields.ts';
import { leakToldExactly } from '../gates.ts';
import { membershipStep } from '../step.ts';

/** In every state: whoever was removed may still tell what got out. */
export const leak = membershipStep({
  id: 'leak',
  command: 'ReportLeak',
  title: 'Report a leak',
  does: 'Tells the team what got out, and to whom.',
  clause: 'R81',
  who: ['organisation', 'person', 'responder', 'lead'],
  input: z.strictObject({ what: prose('What got out', 'As exactly as you can'), toWhom: prose('To whom') }),
  gates: [leakToldExactly],
  during: ['invited', 'applied', 'vouched', 'active', 'suspended', 'removed', 'refused'],
  events: ({ actor, input, facts }) => [{ type: 'LeakReported', by: actorText(actor), ...input, ref: facts.ref }],
});
