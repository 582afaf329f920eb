import { z } from 'zod';
import { statusOf } from '../../case/evolve.ts';
import { unfinished } from '../../release/fix.ts';
import { lineChoices } from '../choices.ts';
import { line } from '../fields.ts';
import { commitTextsChecked, fixIsConfirmed, lineIsTested, lineKnown } from '../gates.ts';
import { inheritedEmbargoOver } from '../gates-kinds.ts';
import { notReleased } from '../gates-release.ts';
import { releaseKeepsEmbargo, releaseKeepsTrain } from '../gates-track.ts';
import { accountOf, step } from '../step.ts';

/** One supported line has its patched release out (R47, R64). */
export const releasePatch = step({
  id: 'release-patch',
  command: 'ReleasePatch',
  title: 'Record a patch release',
  does: 'Records that the patched version of one release line is out, with its address.',
  clause: 'R64',
  stage: 'release',
  who: ['release-manager', 'lead'],
  input: z.strictObject({
    line: line('Release line'),
    version: line('Version'),
    url: z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .meta({ label: 'Where it can be downloaded', kind: 'text' }),
  }),
  gates: [
    lineKnown,
    notReleased,
    lineIsTested,
    fixIsConfirmed,
    commitTextsChecked,
    inheritedEmbargoOver,
    releaseKeepsEmbargo,
    releaseKeepsTrain,
  ],
  isTimely: (c) => statusOf(c) === 'accepted' && unfinished(c.fixes).length > 0,
  isDone: (c) => Object.keys(c.fixes).length > 0 && unfinished(c.fixes).length === 0,
  moves: true,
  scope: 'release:write',
  choices: ({ case: c }) => ({ line: lineChoices(c) }),
  events: ({ actor, input, case: c, now }) => [
    {
      type: 'FixMoved',
      fix: { ...c.fixes[input.line]!, state: 'released', version: input.version, url: input.url, releasedAt: now },
      by: accountOf(actor),
    },
  ],
});
