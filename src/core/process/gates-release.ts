import type { Gate } from './step.ts';

/** Gates about the fix of one release line. */

export const testIsEvidenced: Gate = {
  id: 'test-evidenced',
  title: 'A test names its evidence',
  clause: 'R46',
  check: ({ input }) =>
    input?.state === 'tested' && String(input.evidence ?? '').trim() === ''
      ? {
          sentence:
            'Say where the result of the internal test can be found: a private fork has no continuous integration of its own.',
        }
      : undefined,
};

export const notReleased: Gate = {
  id: 'not-released',
  title: 'The line is not released yet',
  clause: 'R64',
  check: ({ input, case: c }) =>
    input && c.fixes[input.line]?.state === 'released'
      ? { sentence: `Line ${input.line} has been released already, as ${c.fixes[input.line]?.version}.` }
      : undefined,
};
