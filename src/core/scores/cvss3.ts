import { type Decimal, decimal, isPositive, least, minus, plus, power, roundUp, times, toNumber } from './decimal.ts';
import type { Chosen } from './vector.ts';

type Weights = Readonly<Record<string, Decimal>>;
const weights = (table: Record<string, string>): Weights =>
  Object.fromEntries(Object.entries(table).map(([code, text]) => [code, decimal(text)]));

// CVSS v3.1 specification §7.4, the same in 3.0 §8.4.
const attackVector = weights({ N: '0.85', A: '0.62', L: '0.55', P: '0.2' });
const attackComplexity = weights({ L: '0.77', H: '0.44' });
const privileges = {
  U: weights({ N: '0.85', L: '0.62', H: '0.27' }),
  C: weights({ N: '0.85', L: '0.68', H: '0.5' }),
};
const userInteraction = weights({ N: '0.85', R: '0.62' });
const impact = weights({ H: '0.56', L: '0.22', N: '0' });
const requirement = weights({ X: '1', H: '1.5', M: '1', L: '0.5' });
const exploit = weights({ X: '1', H: '1', F: '0.97', P: '0.94', U: '0.91' });
const remediation = weights({ X: '1', U: '1', W: '0.97', T: '0.96', O: '0.95' });
const confidence = weights({ X: '1', C: '1', R: '0.96', U: '0.92' });

const factors = {
  exploitability: decimal('8.22'),
  unchanged: decimal('6.42'),
  changed: decimal('7.52'),
  shift: decimal('0.029'),
  tail: decimal('3.25'),
  tailShift: decimal('0.02'),
  dampening: decimal('0.9731'),
};
const one = decimal('1');
const ten = decimal('10');
const zero = decimal('0');
const widening = decimal('1.08');
const limit = decimal('0.915');

type Pick = (id: string) => string;

/** The answer for a text of codes, worked out once: there are a few thousand such texts, and exact powers take long. */
function remembered<T>(answer: (codes: string) => T): (codes: string) => T {
  const known = new Map<string, T>();
  return (codes) => {
    const before = known.get(codes);
    if (before !== undefined) return before;
    const found = answer(codes);
    known.set(codes, found);
    return found;
  };
}

/** By scope, vector, complexity, privileges and interaction, a letter each. */
const exploitabilityOf = remembered((codes) =>
  times(
    factors.exploitability,
    attackVector[codes[1]!]!,
    attackComplexity[codes[2]!]!,
    (codes[0] === 'C' ? privileges.C : privileges.U)[codes[3]!]!,
    userInteraction[codes[4]!]!,
  ),
);
const exploitability = (pick: Pick): Decimal =>
  exploitabilityOf(pick('S') + pick('AV') + pick('AC') + pick('PR') + pick('UI'));

/** 1 - (1 - C)(1 - I)(1 - A), each weighed by its requirement. */
function impactSubScore(impacts: readonly string[], needs: readonly string[]): Decimal {
  const left = (at: number) => minus(one, times(requirement[needs[at]!]!, impact[impacts[at]!]!));
  return minus(one, times(left(0), left(1), left(2)));
}

/** By scope and the three impacts, a letter each. */
const baseImpact = remembered(([scope, ...impacts]) =>
  overallImpact(impactSubScore(impacts, ['X', 'X', 'X']), scope === 'C', false),
);
/** By scope, the three impacts and the three requirements, a letter each; 3.1 dampens what changes scope, 3.0 does not. */
const modifiedImpact = {
  '3.0': remembered((codes) => modifiedOf(codes, false)),
  '3.1': remembered((codes) => modifiedOf(codes, true)),
};
function modifiedOf([scope, ...rest]: string, dampened: boolean): Decimal {
  return overallImpact(least(impactSubScore(rest.slice(0, 3), rest.slice(3)), limit), scope === 'C', dampened);
}

function overallImpact(subScore: Decimal, changed: boolean, dampened: boolean): Decimal {
  if (!changed) return times(factors.unchanged, subScore);
  const tail = dampened
    ? power(minus(times(subScore, factors.dampening), factors.tailShift), 13)
    : power(minus(subScore, factors.tailShift), 15);
  return minus(times(factors.changed, minus(subScore, factors.shift)), times(factors.tail, tail));
}

function combine(impactScore: Decimal, exploitScore: Decimal, changed: boolean): Decimal {
  if (!isPositive(impactScore)) return zero;
  const sum = plus(impactScore, exploitScore);
  return roundUp(least(changed ? times(widening, sum) : sum, ten));
}

/** The three scores of a complete 3.0 or 3.1 vector, exact to the tenth (specification §7.1 to §7.3), each worked out when asked for. */
export function scores3(version: '3.0' | '3.1', chosen: Chosen) {
  const pick: Pick = (id) => chosen.get(id) ?? 'X';
  const modified: Pick = (id) => chosen.get(`M${id}`) ?? pick(id);
  const inTime = (score: Decimal) =>
    toNumber(roundUp(times(score, exploit[pick('E')]!, remediation[pick('RL')]!, confidence[pick('RC')]!)));

  const changed = pick('S') === 'C';
  const base = combine(baseImpact(pick('S') + pick('C') + pick('I') + pick('A')), exploitability(pick), changed);
  return {
    base: toNumber(base),
    get temporal() {
      return inTime(base);
    },
    get environmental() {
      const modifiedChanged = modified('S') === 'C';
      const impacts = modified('S') + modified('C') + modified('I') + modified('A');
      const overall = modifiedImpact[version](impacts + pick('CR') + pick('IR') + pick('AR'));
      return inTime(combine(overall, exploitability(modified), modifiedChanged));
    },
  };
}
