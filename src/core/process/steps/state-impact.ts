import { z } from 'zod';
import { justifications } from '../../advisory/advisory.ts';
import { statusOf } from '../../case/evolve.ts';
import { impactStatuses } from '../../case/upstream.ts';
import { choice, chosen, line, maybeLine, needed } from '../fields.ts';
import { impactJustified, linesUnknown } from '../gates-kinds.ts';
import { linesUnanswered } from '../gates-release.ts';
import { accountOf, type Situation, step } from '../step.ts';

/** "Are we affected?" for one release line, with the dependency's version there: lines differ (R48, R93). */
export const stateImpact = step({
  id: 'state-impact',
  command: 'StateImpact',
  title: 'Say whether a line is affected',
  does: 'Answers for one release line: affected, not affected with the justification, or unknown so far.',
  clause: 'R48, R93',
  stage: 'verification',
  who: ['lead', 'responder', 'developer'],
  input: z.strictObject({
    line: line('Release line'),
    status: choice(impactStatuses, 'Is it affected'),
    justification: chosen(['', ...justifications], '', 'Why not, where it is not'),
    note: needed('How you know'),
    carries: maybeLine('Version of the dependency in this line'),
    needs: maybeLine('Version of the dependency that mends it'),
  }),
  gates: [impactJustified],
  isTimely: (c) => ['valid', 'accepted'].includes(statusOf(c)) && c.advisory.publications.length === 0,
  moves: (situation) => linesToSay(situation).length > 0,
  names: linesToSay,
  events: ({ actor, input }) => [
    {
      type: 'ImpactStated',
      line: input.line,
      status: input.status,
      ...(input.justification && input.status === 'not affected' ? { justification: input.justification } : {}),
      note: input.note,
      ...(input.carries ? { carries: input.carries } : {}),
      ...(input.needs ? { needs: input.needs } : {}),
      by: accountOf(actor),
    },
  ],
});

/** Lines that hold the case up until somebody has said whether they are affected. */
function linesToSay(situation: Situation): readonly string[] {
  const unanswered = statusOf(situation.case) === 'accepted' ? linesUnanswered(situation) : [];
  return [...new Set([...linesUnknown(situation), ...unanswered])];
}
