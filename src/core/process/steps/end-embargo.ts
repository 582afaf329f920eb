import { z } from 'zod';
import { partiesOf } from '../../access/actor.ts';
import { warning } from '../../case/fault.ts';
import { attacksUnanswered, isTriggered } from '../../embargo/collapse.ts';
import { breaches } from '../../embargo/embargo.ts';
import { mayEmbargo } from '../../embargo/machine.ts';
import { collapse } from '../collapse.ts';
import { chosen, needed } from '../fields.ts';
import { inheritedEmbargoKept } from '../gates-kinds.ts';
import { step } from '../step.ts';

/** Collapse: one person and a reason, never two (design.md §2). Shortens every path that waits for the date. */
export const endEmbargo = step({
  id: 'end-embargo',
  command: 'EndEmbargo',
  title: 'End the embargo now',
  does: 'Ends the embargo early after a leak, a collision, exploitation or a public fix, and drafts every message. Needs one person and a reason.',
  clause: 'R62',
  stage: 'release',
  who: ['lead', 'responder'],
  input: z.strictObject({
    because: chosen(breaches, 'other', 'What broke it'),
    reason: needed('What happened', 'For the team’s record; the parties read only what broke it'),
  }),
  gates: [inheritedEmbargoKept],
  isTimely: (c) => mayEmbargo(c.embargo, 'terminate'),
  grave: true,
  scope: 'embargo:write',
  moves: ({ case: c, actor }) =>
    (isTriggered(c) || (attacksUnanswered(c) && partiesOf(actor, c).includes('lead'))) && 'at once',
  advice: ({ case: c }) =>
    attacksUnanswered(c)
      ? [
          warning(
            'attacks-unanswered',
            '/reason',
            'Attacks are on record, and an embargo should end then.',
            'To hold it all the same, propose a date anew and decide it.',
          ),
        ]
      : [],
  events: (s) => collapse(s, [], { cause: 'collapsed', because: s.input.because, reason: s.input.reason }),
});
