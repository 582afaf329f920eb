import { z } from 'zod';
import { choice, needed } from '../fields.ts';
import { accountOf, step } from '../step.ts';

/** Duties whose channel is not built yet: a person does them and says so. Each is named by the rule it stands for. */
export const manualSteps = [
  'commit-texts',
  'ci-on-private-fork',
  'main-branch-patched',
  'support-matrix',
  'cve-published',
  'upstream-told',
  'embargo-exception',
  'candidate-fix-sent',
  'membership-review',
  'mail-entered',
] as const;

export const recordManual = step({
  id: 'record-manual',
  command: 'RecordManualStep',
  title: 'Record something done by hand',
  does: 'Records a duty that was done outside Tidegate, such as reading the commit texts of the fix.',
  clause: 'R49',
  stage: 'remediation development',
  who: ['lead', 'responder', 'developer', 'release-manager'],
  input: z.strictObject({
    step: choice(manualSteps, 'What was done'),
    note: needed('What exactly, and where it can be seen'),
  }),
  gates: [],
  isTimely: (c) => !c.closedAt,
  isDone: (c) => c.manual.some((m) => m.step === 'commit-texts'),
  moves: true,
  events: ({ actor, input }) => [
    { type: 'ManualStepRecorded', step: input.step, note: input.note, by: accountOf(actor) },
  ],
});
