import { checkCwe } from '../scores/cwe.ts';
import { saySeverity } from '../scores/say.ts';
import { isFault, score } from '../scores/score.ts';
import type { Gate } from './step.ts';

/** Gates about severity and weakness. */

export const vectorIsValid: Gate = {
  id: 'vector-valid',
  title: 'The CVSS vector is valid',
  clause: 'CVSS 3.1 §6',
  check: ({ input }) => {
    if (!input?.vector) return undefined;
    const scored = score(input.vector);
    return isFault(scored)
      ? { sentence: `${scored.message} ${scored.mend}`, faults: [{ ...scored, path: '/vector' }] }
      : undefined;
  },
};

export const changeIsReasoned: Gate = {
  id: 'change-reasoned',
  title: 'A changed score says why',
  clause: 'R36',
  check: ({ input, case: c }) => {
    if (!input || String(input.reason ?? '').trim() !== '') return undefined;
    const environment = input.environment ?? '';
    const before = (c.scores ?? (c.severity ? [c.severity] : [])).find((s) => (s.environment ?? '') === environment);
    if (!before || (input.vector ? before.vector === input.vector : !before.vector && before.word === input.word))
      return undefined;
    return { sentence: `The severity was ${saySeverity(before)} before. Say in a line why it changes.` };
  },
};

export const weaknessIsKnown: Gate = {
  id: 'weakness-known',
  title: 'The CWE id exists',
  clause: 'R37',
  check: ({ input }) => {
    if (!input) return undefined;
    const faults = checkCwe(input.cwe, '/cwe').filter((f) => f.severity === 'error');
    return faults[0] ? { sentence: `${faults[0].message} ${faults[0].mend}`, faults } : undefined;
  },
};
