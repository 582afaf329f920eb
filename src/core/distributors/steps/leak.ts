import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { demanded, maybeLine, maybeMoment, prose } from '../../process/fields.ts';
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
  input: z.strictObject({
    what: demanded('What got out', 'As exactly as you can'),
    toWhom: demanded('To whom', 'People, lists, a public place with its address'),
    since: maybeMoment('When it got out', 'Left empty where you do not know'),
    how: prose('How, and is it still reachable', 'As far as you know'),
    notice: maybeLine('Which notice', 'Its reference'),
  }),
  gates: [leakToldExactly],
  during: ['invited', 'applied', 'vouched', 'active', 'suspended', 'removed', 'refused'],
  events: ({ actor, input: { what, toWhom, since, how, notice }, facts }) => [
    {
      type: 'LeakReported',
      by: actorText(actor),
      ...{ what, toWhom },
      ...(since ? { since } : {}),
      ...(how ? { how } : {}),
      ...(notice ? { notice } : {}),
      ref: facts.ref,
    },
  ],
});
