import { causes, leakDecisions, leakMeant, undecidedLeaks } from '../embargo/leak.ts';
import { isHeld } from '../embargo/machine.ts';
import type { Chance, Place } from './samples.ts';

/** Good inputs of the steps that a leak brings. Part of `goodInputs`. */
export const leakInputs: Readonly<Record<string, (place: Place, chance: Chance) => object | undefined>> = {
  // One of them shows what the law does; more would only be more of the same.
  RecordLeak: ({ state }) => (state.leaks ? undefined : { what: 'A screenshot.', toWhom: 'A forum.' }),
  JudgeLeak: ({ state }, chance) =>
    undecidedLeaks(state).length > 0
      ? { extent: chance.of(['partial', 'full', 'none']), cause: chance.of(causes), reason: 'It shows the request.' }
      : undefined,
  DecideLeak: ({ state }, chance) => {
    if (!leakMeant(state, undefined)?.judgements.length) return undefined;
    const ours = leakDecisions.filter(
      (it) => it !== 'collapse' || (isHeld(state.embargo) && !state.upstream?.embargoEnd),
    );
    return { decision: chance.of(ours), reason: 'Nobody has read it yet.' };
  },
  AnswerFinding: () => ({ reason: 'They were asked to delete it.' }),
  ViewCaseAs: () => ({ party: 'reporter' }),
};
