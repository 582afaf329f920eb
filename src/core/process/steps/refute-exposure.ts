import { z } from 'zod';
import { openClaims } from '../../case/evolve.ts';
import type { Case } from '../../case/model.ts';
import { chosen, needed } from '../fields.ts';
import { accountOf, type Gate, step } from '../step.ts';

const refutable = ['public', 'attacks observed'] as const;
type Refutable = (typeof refutable)[number];

/** Whether somebody has said it, and nothing that followed from it would have to be undone. */
function mayRefute(c: Case, what: Refutable): boolean {
  if (what === 'attacks observed') return c.exposure.attacksObserved !== undefined || openClaims(c, what).length > 0;
  const isSaid = c.exposure.public !== undefined || openClaims(c, what).length > 0;
  return isSaid && c.advisory.publications.length === 0 && c.embargo.state !== 'exited';
}

const saidAndRefutable: Gate = {
  id: 'said-and-refutable',
  title: 'It was said, and nothing has followed from it',
  clause: 'R24',
  check: ({ input, case: c }) =>
    input && !mayRefute(c, input.what)
      ? {
          sentence:
            input.what === 'public'
              ? 'Nobody has said that it is public, or an embargo has ended or an advisory gone out since.'
              : 'Nobody has said that attacks were seen.',
        }
      : undefined,
};

/**
 * Somebody said that the matter is public, and it is not: the report then takes the ordinary way, with an embargo
 * (R24, R62). What an embargo's end has set in motion cannot be taken back, so this comes before it. That attacks were
 * seen can be taken back at any time: reports to authorities hang on it.
 */
export const refuteExposure = step({
  id: 'refute-exposure',
  command: 'RefuteExposure',
  title: 'Record that it is not public',
  does: 'Takes back that the matter is known outside, or that attacks were seen, after looking into it.',
  clause: 'R24',
  stage: 'verification',
  who: ['lead', 'responder'],
  input: z.strictObject({
    what: chosen(refutable, 'public', 'What is not so'),
    reason: needed('What was found'),
  }),
  gates: [saidAndRefutable],
  isTimely: (c) => !c.closedAt && refutable.some((what) => mayRefute(c, what)),
  choices: ({ case: c }) => {
    const said = refutable.filter((what) => mayRefute(c, what));
    return said.length > 0 ? { what: said.map((value) => ({ value })) } : {};
  },
  events: ({ actor, input: { what, reason } }) => [
    { type: 'ExposureRefuted', ...(what === 'public' ? {} : { what }), reason, by: accountOf(actor) },
  ],
});
