import { z } from 'zod';
import { statusOf } from '../../case/evolve.ts';
import { unfinished } from '../../release/fix.ts';
import { lineChoices } from '../choices.ts';
import { line, needed, tick } from '../fields.ts';
import { lineKnown } from '../gates.ts';
import { notOwedAPatch, notReleased } from '../gates-release.ts';
import { accountOf, step } from '../step.ts';

/** A line that gets no patch is named with its reason and listed as affected and unpatched (design.md §2, R91). */
export const declineFix = step({
  id: 'decline-fix',
  command: 'DeclineFix',
  title: 'Leave a line without a patch',
  does: 'Records why a release line gets no patch; the advisory lists it as affected and unpatched.',
  clause: 'R91',
  stage: 'release',
  who: ['lead'],
  input: z.strictObject({
    line: line('Release line'),
    reason: needed('Reason that users will read'),
    despiteSupport: tick('It is supported, and gets no patch all the same'),
  }),
  gates: [lineKnown, notReleased, notOwedAPatch],
  isTimely: (c) => statusOf(c) === 'accepted' && unfinished(c.fixes).length > 0,
  choices: ({ case: c }) => ({ line: lineChoices(c) }),
  events: ({ actor, input, case: c }) => [
    {
      type: 'FixMoved',
      fix: {
        ...c.fixes[input.line]!,
        state: 'declined',
        reason: input.reason,
        ...(input.despiteSupport ? { despiteSupport: true } : {}),
      },
      by: accountOf(actor),
    },
  ],
});
