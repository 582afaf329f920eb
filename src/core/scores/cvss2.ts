import { type Decimal, decimal, isPositive, least, minus, plus, roundHalfUp, times, toNumber } from './decimal.ts';
import type { Chosen } from './vector.ts';

const weights = (table: Record<string, string>): Readonly<Record<string, Decimal>> =>
  Object.fromEntries(Object.entries(table).map(([code, text]) => [code, decimal(text)]));

// A Complete Guide to CVSS 2.0, §3.2.
const accessVector = weights({ L: '0.395', A: '0.646', N: '1' });
const accessComplexity = weights({ H: '0.35', M: '0.61', L: '0.71' });
const authentication = weights({ M: '0.45', S: '0.56', N: '0.704' });
const impact = weights({ N: '0', P: '0.275', C: '0.66' });
const exploitability = weights({ U: '0.85', POC: '0.9', F: '0.95', H: '1', ND: '1' });
const remediation = weights({ OF: '0.87', TF: '0.9', W: '0.95', U: '1', ND: '1' });
const confidence = weights({ UC: '0.9', UR: '0.95', C: '1', ND: '1' });
const damage = weights({ N: '0', L: '0.1', LM: '0.3', MH: '0.4', H: '0.5', ND: '0' });
const targets = weights({ N: '0', L: '0.25', M: '0.75', H: '1', ND: '1' });
const requirement = weights({ L: '0.5', M: '1', H: '1.51', ND: '1' });

const zero = decimal('0');
const one = decimal('1');
const ten = decimal('10');

type Pick = (id: string) => string;

function impactOf(pick: Pick, need: Pick): Decimal {
  const left = (id: string, wish: string) => minus(one, times(impact[pick(id)]!, requirement[need(wish)]!));
  const all = minus(one, times(left('C', 'CR'), left('I', 'IR'), left('A', 'AR')));
  return times(decimal('10.41'), all);
}

function baseOf(impactScore: Decimal, pick: Pick): Decimal {
  if (!isPositive(impactScore)) return zero;
  const exploit = times(
    decimal('20'),
    accessVector[pick('AV')]!,
    accessComplexity[pick('AC')]!,
    authentication[pick('Au')]!,
  );
  const sum = plus(times(decimal('0.6'), impactScore), times(decimal('0.4'), exploit));
  return roundHalfUp(times(minus(sum, decimal('1.5')), decimal('1.176')));
}

const shown = (x: Decimal): number => toNumber(isPositive(x) ? x : zero);

/** The three scores of a complete 2.0 vector, exact to the tenth; what falls below 0 is 0. */
export function scores2(chosen: Chosen) {
  const pick: Pick = (id) => chosen.get(id) ?? 'ND';
  const factor = times(exploitability[pick('E')]!, remediation[pick('RL')]!, confidence[pick('RC')]!);
  const base = baseOf(
    impactOf(pick, () => 'ND'),
    pick,
  );
  const adjusted = roundHalfUp(times(baseOf(least(ten, impactOf(pick, pick)), pick), factor));
  const spread = plus(adjusted, times(minus(ten, adjusted), damage[pick('CDP')]!));
  return {
    base: shown(base),
    temporal: shown(roundHalfUp(times(base, factor))),
    environmental: shown(roundHalfUp(times(spread, targets[pick('TD')]!))),
  };
}
