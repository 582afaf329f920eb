import { z } from 'zod';
import { maybeMoment, needed } from '../fields.ts';
import { fixBeforeDeployment } from '../gates-exposure.ts';
import { accountOf, step } from '../step.ts';

/** A release mends nobody who has not installed it: where the playbook asks for a statement, a person makes it. */
export const recordDeployment = step({
  id: 'record-deployment',
  command: 'RecordDeployment',
  title: 'Record that the fix is deployed',
  does: 'Records since when users run the fix, and how that is known.',
  clause: 'Vultron CS',
  stage: 'post-release',
  who: ['lead', 'responder', 'release-manager'],
  input: z.strictObject({
    source: needed('How that is known', 'What was counted or seen, and where'),
    since: maybeMoment('Since when', 'Left empty it means now'),
  }),
  gates: [fixBeforeDeployment],
  offBy: ({ exposure }) => (exposure.fixDeployed === 'statement' ? undefined : 'exposure.fixDeployed'),
  isTimely: (c) => Object.keys(c.fixes).length > 0 && !c.closedAt,
  events: ({ actor, input, now }) => [
    { type: 'DeploymentRecorded', since: input.since ?? now, source: input.source, by: accountOf(actor) },
  ],
});
