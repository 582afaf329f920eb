import {
  depthOfEq1,
  depthOfEq2,
  depthOfEq3And6,
  depthOfEq4,
  expertScore,
  type Macrovector,
  peaksOfEq1,
  peaksOfEq2,
  peaksOfEq3And6,
  peaksOfEq4,
} from './cvss4-macro.ts';
import type { Chosen } from './vector.ts';

type Pick = (id: string) => string;

// From most to least severe: the place in the text is the number of steps (specification §8.2).
const ladders: Readonly<Record<string, string>> = {
  AV: 'NALP',
  PR: 'NLH',
  UI: 'NPA',
  AC: 'LH',
  AT: 'NP',
  VC: 'HLN',
  VI: 'HLN',
  VA: 'HLN',
  SC: 'SHLN',
  SI: 'SHLN',
  SA: 'SHLN',
  CR: 'HML',
  IR: 'HML',
  AR: 'HML',
};

/** A modified value overrides its base value; what is not defined counts as the worst (§4, §2.3). */
function pickFrom(chosen: Chosen): Pick {
  return (id) => {
    const own = chosen.get(`M${id}`) ?? chosen.get(id);
    if (own !== undefined) return own;
    return id === 'E' ? 'A' : 'H';
  };
}

/** Levels of the six equivalence classes (§8.1). */
function macrovectorOf(pick: Pick): Macrovector {
  const is = (text: string) => text.split('/').map((part) => pick(part.slice(0, 2)) === part.slice(3));
  const entry = is('AV:N/PR:N/UI:N');
  const eq1 = entry.every(Boolean) ? 0 : entry.some(Boolean) && pick('AV') !== 'P' ? 1 : 2;
  const eq2 = is('AC:L/AT:N').every(Boolean) ? 0 : 1;
  const [vc, vi, va] = is('VC:H/VI:H/VA:H');
  const eq3 = vc && vi ? 0 : vc || vi || va ? 1 : 2;
  const eq4 = is('SI:S/SA:S').some(Boolean) ? 0 : is('SC:H/SI:H/SA:H').some(Boolean) ? 1 : 2;
  const eq5 = 'APU'.indexOf(pick('E'));
  const [cr, ir, ar] = is('CR:H/IR:H/AR:H');
  const eq6 = (cr && vc) || (ir && vi) || (ar && va) ? 0 : 1;
  return [eq1, eq2, eq3, eq4, eq5, eq6];
}

/** Steps from the first of the peaks that is at least as severe in every metric. */
function stepsBelow(peaks: readonly Readonly<Record<string, string>>[], pick: Pick): number {
  for (const peak of peaks) {
    const steps = Object.entries(peak).map(([id, value]) => {
      const ladder = ladders[id]!;
      return ladder.indexOf(pick(id)) - ladder.indexOf(value);
    });
    if (steps.every((n) => n >= 0)) return steps.reduce((a, b) => a + b);
  }
  throw new Error('The vector lies above every peak of its macrovector.');
}

/** The next lower macrovector in EQ3 and EQ6 together; where two are lower, the one that scores higher. */
function belowEq3And6([eq1, eq2, eq3, eq4, eq5, eq6]: Macrovector): number | undefined {
  const byEq6 = expertScore([eq1, eq2, eq3, eq4, eq5, eq6 + 1]);
  const byEq3 = expertScore([eq1, eq2, eq3 + 1, eq4, eq5, eq6]);
  if (byEq6 === undefined || byEq3 === undefined) return byEq6 ?? byEq3;
  return Math.max(byEq6, byEq3);
}

/** Divisible by every depth, so that every share of a distance is a whole number. */
const grain = 840;

/** Score of a complete 4.0 vector, exact, rounded half up to the tenth (specification §8). */
export function score4(chosen: Chosen): { score: number; macrovector: string } {
  const pick = pickFrom(chosen);
  const macro = macrovectorOf(pick);
  const macrovector = macro.join('');
  if (['VC', 'VI', 'VA', 'SC', 'SI', 'SA'].every((id) => pick(id) === 'N')) return { score: 0, macrovector };

  const [eq1, eq2, eq3, eq4, eq5, eq6] = macro;
  const pair = `${eq3}${eq6}`;
  const top = expertScore(macro)!;
  const classes = [
    { below: expertScore([eq1 + 1, eq2, eq3, eq4, eq5, eq6]), peaks: peaksOfEq1[eq1]!, depth: depthOfEq1[eq1]! },
    { below: expertScore([eq1, eq2 + 1, eq3, eq4, eq5, eq6]), peaks: peaksOfEq2[eq2]!, depth: depthOfEq2[eq2]! },
    { below: belowEq3And6(macro), peaks: peaksOfEq3And6[pair]!, depth: depthOfEq3And6[pair]! },
    { below: expertScore([eq1, eq2, eq3, eq4 + 1, eq5, eq6]), peaks: peaksOfEq4[eq4]!, depth: depthOfEq4[eq4]! },
    { below: expertScore([eq1, eq2, eq3, eq4, eq5 + 1, eq6]), peaks: [], depth: 1 },
  ];
  const lower = classes.filter((c) => c.below !== undefined);
  const shares = lower.map((c) => {
    const steps = c.peaks.length > 0 ? stepsBelow(c.peaks, pick) : 0;
    return (top - c.below!) * steps * (grain / c.depth);
  });
  const whole = grain * Math.max(1, lower.length);
  const exact = Math.max(0, top * whole - shares.reduce((a, b) => a + b, 0));
  return { score: Math.floor((2 * exact + whole) / (2 * whole)) / 10, macrovector };
}
