import { z } from 'zod';
import { statusOf } from '../../case/evolve.ts';
import { withDrafts } from '../../notices/drafting.ts';
import { coverages, unfinished, vehicles } from '../../release/fix.ts';
import { lineChoices } from '../choices.ts';
import { choice, chosen, line, maybeLine, prose } from '../fields.ts';
import { lineKnown } from '../gates.ts';
import { notReleased, partialSaysWhatRemains, testIsEvidenced } from '../gates-release.ts';
import { accountOf, step } from '../step.ts';

/** The work on one release line, up to the internal test that must stand before a release (R46, R47). */
export const moveFix = step({
  id: 'move-fix',
  command: 'MoveFix',
  title: 'Record progress of a fix',
  does: 'Moves the fix of one release line: in progress, ready, tested. A test names its evidence.',
  clause: 'R46',
  stage: 'remediation development',
  who: ['developer', 'lead', 'release-manager'],
  input: z.strictObject({
    line: line('Release line'),
    state: choice(['in progress', 'ready', 'tested'], 'State'),
    evidence: maybeLine('Evidence of the test', 'Where the result of the run on exactly this change can be found'),
    coverage: chosen(coverages, 'full', 'Coverage'),
    vehicle: chosen(vehicles, 'patch', 'How users get it'),
    remains: prose('What a partial fix leaves open', 'Users read it'),
    precondition: maybeLine('What the upgrade needs first'),
  }),
  gates: [lineKnown, notReleased, testIsEvidenced, partialSaysWhatRemains],
  isTimely: (c) => statusOf(c) === 'accepted' && Object.values(c.fixes).some((f) => f.state !== 'released'),
  moves: ({ case: c }) => unfinished(c.fixes).some((f) => f.state !== 'tested'),
  choices: ({ case: c }) => ({ line: lineChoices(c) }),
  events: ({ actor, input, case: c, now, facts }) => {
    const { line: name, precondition, evidence, remains, ...rest } = input;
    const fix = {
      ...c.fixes[name]!,
      ...rest,
      ...(precondition ? { precondition } : {}),
      ...(evidence ? { evidence } : {}),
      ...(input.coverage === 'partial' ? { remains } : {}),
    };
    const by = accountOf(actor);
    return withDrafts(c, [{ type: 'FixMoved', fix, by }], ['candidate-fix'], { by, at: now, facts });
  },
});
