import { z } from 'zod';
import { statusOf } from '../../case/evolve.ts';
import { weaknessIsKnown } from '../gates-score.ts';
import { accountOf, step } from '../step.ts';

/** The CWE enumerator of the checklist (R37). */
export const classifyWeakness = step({
  id: 'classify-weakness',
  command: 'ClassifyWeakness',
  title: 'Classify the weakness',
  does: 'Sets the CWE id of the vulnerability.',
  clause: 'R37',
  stage: 'verification',
  who: ['lead', 'responder'],
  input: z.strictObject({
    cwe: z
      .string()
      .trim()
      .regex(/^CWE-\d{1,5}$/)
      .meta({ label: 'CWE id', hint: 'Such as CWE-94', kind: 'text' }),
  }),
  gates: [weaknessIsKnown],
  isTimely: (c) => ['valid', 'accepted'].includes(statusOf(c)) && c.advisory.state !== 'published',
  isDone: (c) => c.cwe !== undefined,
  moves: true,
  events: ({ actor, input }) => [{ type: 'WeaknessClassified', cwe: input.cwe, by: accountOf(actor) }],
});
