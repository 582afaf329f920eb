import { z } from 'zod';
import { actorText } from '../../access/actor.ts';
import { mayEmbargo } from '../../embargo/machine.ts';
import { needed } from '../fields.ts';
import { inheritedEmbargoKept } from '../gates-kinds.ts';
import { step } from '../step.ts';

/** Collapse: one person and a reason, never two (design.md §2). Shortens every path that waits for the date. */
export const endEmbargo = step({
  id: 'end-embargo',
  command: 'EndEmbargo',
  title: 'End the embargo now',
  does: 'Ends the embargo early after a leak, a collision, exploitation or a public fix. Needs one person and a reason.',
  clause: 'R62',
  stage: 'release',
  who: ['lead', 'responder'],
  input: z.strictObject({ reason: needed('What happened') }),
  gates: [inheritedEmbargoKept],
  isTimely: (c) => mayEmbargo(c.embargo, 'terminate'),
  grave: true,
  scope: 'embargo:write',
  events: ({ actor, input }) => [
    { type: 'EmbargoEnded', cause: 'collapsed', reason: input.reason, by: actorText(actor) },
  ],
});
