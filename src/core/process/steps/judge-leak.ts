import { z } from 'zod';
import { warning } from '../../case/fault.ts';
import { causes, extents, type Leak, leakMeant, recommended, undecidedLeaks } from '../../embargo/leak.ts';
import { toldChoices } from '../choices.ts';
import { choice, maybeLine, needed } from '../fields.ts';
import { leakerWasTold, leakOnRecord, silentPatchIsPartial } from '../gates-leaks.ts';
import { accountOf, type Choice, step } from '../step.ts';

/** Leaks to choose from, the newest first, by the beginning of what got out; no field where there is none. */
export function leakChoices(leaks: readonly Leak[] = []): Readonly<Record<string, readonly Choice[]>> {
  const leak = leaks.toReversed().map(({ id, what }) => ({ value: id, text: [...what].slice(0, 80).join('') }));
  return leak.length > 0 ? { leak } : {};
}

/** Two axes (process.md B.10): how much got out, and how. The table of the playbook answers with a recommendation. */
export const judgeLeak = step({
  id: 'judge-leak',
  command: 'JudgeLeak',
  title: 'Judge the leak',
  does: 'Says how much got out and how it came about; the playbook’s table recommends what to decide.',
  clause: 'Akrites',
  stage: 'release',
  who: ['lead', 'responder'],
  input: z.strictObject({
    leak: maybeLine('Which leak', 'Left empty: the one that waits for a decision'),
    extent: choice(extents, 'How much got out'),
    cause: choice(causes, 'How it came about', 'A third party is somebody who was never told'),
    reason: needed('What speaks for it'),
    organisation: maybeLine('Where it came from', 'Only where you can say so. It is your judgement, and no proof'),
  }),
  gates: [leakOnRecord, silentPatchIsPartial, leakerWasTold],
  isTimely: (c) => !c.closedAt && (c.leaks ?? []).length > 0,
  moves: ({ case: c }) => undecidedLeaks(c).some(({ judgements }) => judgements.length === 0) && 'at once',
  clock: 'leak-decision',
  choices: (situation) => {
    const organisation = toldChoices(situation);
    return { ...leakChoices(situation.case.leaks), ...(organisation.length > 0 ? { organisation } : {}) };
  },
  advice: ({ case: c, playbook, input }) =>
    input
      ? [warning('leak-recommended', '/extent', recommended(c, input, playbook.leaks.table).why, 'Decide on the leak.')]
      : [],
  events: ({ actor, case: c, playbook, input }) => {
    const { extent, cause, reason, organisation } = input;
    return [
      {
        type: 'LeakJudged',
        leak: leakMeant(c, input.leak || undefined)!.id,
        ...{ extent, cause, reason },
        ...(organisation ? { organisation } : {}),
        recommended: recommended(c, input, playbook.leaks.table).decision,
        by: accountOf(actor),
      },
    ];
  },
});
