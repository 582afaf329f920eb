import { type Fault, fault } from '../../case/fault.ts';
import { didYouMean } from '../../case/zod-faults.ts';
import data from './tables.json' with { type: 'json' };

/** One question of SSVC with its answers, least pressing first. */
export interface DecisionPoint {
  /** Name space, key and version, such as `ssvc:E:1.1.0`. */
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly values: readonly { readonly key: string; readonly name: string }[];
}

/** A decision table of SSVC: a decision for every combination of answers. */
export interface DecisionTable {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly points: readonly DecisionPoint[];
  readonly outcome: DecisionPoint;
  /** One digit for each combination, the last point changing fastest: which value of `outcome` it leads to. */
  readonly outcomes: string;
}

const points: ReadonlyMap<string, DecisionPoint> = new Map(
  (data.points as { id: string; key: string; name: string; values: [string, string][] }[]).map((point) => [
    point.id,
    { ...point, values: point.values.map(([key, name]) => ({ key, name })) },
  ]),
);

/** Supplier, deployer, coordinator and CISA, and the small tables whose outcomes are points of those (CERT/CC SSVC). */
export const decisionTables: readonly DecisionTable[] = data.tables.map((table) => ({
  ...table,
  points: table.points.map((id) => points.get(id)!),
  outcome: points.get(table.outcome)!,
}));

export interface Decided {
  /** The chosen answers by the key of their point. */
  readonly chosen: Readonly<Record<string, string>>;
  /** Points that are open yet. */
  readonly open: readonly DecisionPoint[];
  /** What can still come out, least pressing first; exactly one when nothing is open. */
  readonly possible: readonly { readonly key: string; readonly name: string }[];
}

/**
 * What a table says to some answers, given as key or name of point and value in any case (`E=A`, `exploitation=active`).
 * Fewer answers than points leave more than one decision possible, or one already when the rest cannot change it.
 */
export function decideSsvc(
  table: DecisionTable,
  answers: Readonly<Record<string, string>>,
): Decided | { readonly faults: readonly Fault[] } {
  const chosen: Record<string, string> = {};
  const faults: Fault[] = [];
  for (const [asked, answer] of Object.entries(answers)) {
    const point = named(table.points, asked);
    if (!point) {
      faults.push(unknown(asked, 'point', table.points));
      continue;
    }
    const value = named(point.values, answer);
    if (!value) faults.push(unknown(answer, `answer to “${point.name}”`, point.values));
    else if (chosen[point.key] !== undefined && chosen[point.key] !== value.key) {
      faults.push(fault('ssvc-twice', asked, `“${point.name}” is answered twice.`, 'Keep one answer.'));
    } else chosen[point.key] = value.key;
  }
  if (faults.length > 0) return { faults };
  const open = table.points.filter(({ key }) => chosen[key] === undefined);
  const reached = new Set(combinations(table, chosen).map((place) => Number(table.outcomes[place])));
  return { chosen, open, possible: table.outcome.values.filter((_, n) => reached.has(n)) };
}

/** The places in the table that agree with the answers. */
function combinations({ points: all }: DecisionTable, chosen: Readonly<Record<string, string>>): readonly number[] {
  return all.reduce<readonly number[]>(
    (places, { key, values }) =>
      places.flatMap((place) =>
        values.flatMap((value, n) =>
          chosen[key] === undefined || chosen[key] === value.key ? [place * values.length + n] : [],
        ),
      ),
    [0],
  );
}

interface Named {
  readonly key: string;
  readonly name: string;
}

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9*]+/g, '');

function named<T extends Named>(all: readonly T[], asked: string): T | undefined {
  const text = plain(asked);
  return all.find(({ key }) => plain(key) === text) ?? all.find(({ name }) => plain(name) === text);
}

function unknown(asked: string, what: string, all: readonly Named[]): Fault {
  const near = didYouMean(
    asked,
    all.map(({ name }) => name),
  );
  const known = all.map(({ key, name }) => `${key} (${name})`).join(', ');
  const mend = near ? `Did you mean “${near}”?` : `There are: ${known}.`;
  return fault('ssvc-unknown', asked, `There is no ${what} “${asked}”.`, mend);
}
