import type { CaseRoom } from '../../app/queries/cases.ts';
import { exposureHistory } from '../../core/case/exposure.ts';
import { type JudgedOrdering, judgeOrderings, type Skill, sayOrdering, skillOf } from '../../core/case/orderings.ts';
import type { OrderingsView } from '../pages/orderings-card.tsx';

const judged = ({ case: state, playbook }: CaseRoom): readonly JudgedOrdering[] =>
  judgeOrderings(exposureHistory(state, playbook));

/** The orderings of a case in words: those that are settled, and the sum against chance. */
export function orderingsView(room: CaseRoom): OrderingsView {
  const all = judged(room);
  const settled = all
    .filter(({ outcome }) => outcome !== 'open')
    .map((o) => ({
      said: sayOrdering(o, room.playbook.exposure.fixDeployed),
      isKept: o.outcome === 'kept',
    }));
  return { sum: saySkill(skillOf(all)), settled, open: all.length - settled.length };
}

function saySkill({ kept, settled, expected }: Skill): string {
  return `${kept} of ${settled} kept; chance alone would keep ${expected.toFixed(1)}.`;
}

/** The same for programs: facts by name, outcomes, and the skill coefficients. */
export function orderingsData(room: CaseRoom) {
  const all = judged(room);
  const { kept, settled, expected, alpha } = skillOf(all);
  return {
    history: exposureHistory(room.case, room.playbook),
    orderings: all.map(({ first, second, chance: [n, d], outcome, alpha: own }) => ({
      first,
      second,
      outcome,
      chance: n / d,
      alpha: own ?? null,
    })),
    kept,
    settled,
    expected,
    alpha: alpha ?? null,
  };
}
