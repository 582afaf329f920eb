import { z } from 'zod';
import { statusOf } from '../../case/evolve.ts';
import { needed } from '../fields.ts';
import { roundIsNew } from '../gates-release.ts';
import { linesField } from '../lines-field.ts';
import { accountOf, step } from '../step.ts';

/** A first fix that was not the whole, or a line that was forgotten: further releases in the same case (R47, R64). */
export const planReleases = step({
  id: 'plan-releases',
  command: 'PlanReleases',
  title: 'Plan another round of releases',
  does: 'Opens another round of releases for lines whose fix is not the whole, or adds lines; what was released is kept.',
  clause: 'R47, R64',
  stage: 'release',
  who: ['lead', 'release-manager'],
  input: z.strictObject({ lines: linesField, reason: needed('Reason', 'What the earlier releases left open') }),
  gates: [roundIsNew],
  isTimely: (c) => statusOf(c) === 'accepted' && c.advisory.state !== 'withdrawn',
  events: ({ actor, input }) => [
    { type: 'ReleasesPlanned', lines: input.lines, reason: input.reason, by: accountOf(actor) },
  ],
});
