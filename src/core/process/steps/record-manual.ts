import { z } from 'zod';
import { leakFindings } from '../../notices/leak-rules.ts';
import { choice, needed, prose } from '../fields.ts';
import { accountOf, type Gate, step } from '../step.ts';

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
  'mail-entered',
] as const;

const textsGiveNothingAway: Gate = {
  id: 'texts-give-nothing-away',
  title: 'The texts of the fix give nothing away',
  clause: 'R49',
  check: ({ input, facts }) => {
    const texts = String(input?.texts ?? '').split('\n');
    const faults = leakFindings(
      texts.map((text, i) => ({ path: `/texts/${i + 1}`, text })),
      ['cve-id', 'ghsa-id', 'reporter-name'],
      facts.guardedWords,
    ).filter((f) => f.severity === 'error');
    return faults[0] ? { sentence: `A text gives something away: ${faults[0].message}`, faults } : undefined;
  },
};

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
    texts: prose(
      'The texts that were read',
      'Titles, branches and commit texts, one a line; they are checked for what gives it away',
    ),
  }),
  gates: [textsGiveNothingAway],
  isTimely: (c) => !c.closedAt,
  isDone: (c) => c.manual.some((m) => m.step === 'commit-texts'),
  // Releasing waits for it, once there is a fix to read.
  moves: ({ case: c }) => Object.values(c.fixes).some((f) => f.state === 'tested'),
  events: ({ actor, input }) => [
    {
      type: 'ManualStepRecorded',
      step: input.step,
      note: input.texts.trim() ? `${input.note}\n\n${input.texts.trim()}` : input.note,
      by: accountOf(actor),
    },
  ],
});
