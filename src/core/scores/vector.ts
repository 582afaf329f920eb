import { type Fault, fault } from '../case/fault.ts';

export type MetricGroup = 'base' | 'temporal' | 'threat' | 'environmental' | 'supplemental';

/** One metric of a scoring system: its code, its name, and its values by code in the order of the specification. */
export interface Metric {
  readonly id: string;
  readonly name: string;
  readonly group: MetricGroup;
  readonly values: Readonly<Record<string, string>>;
}

export type CvssVersion = '2.0' | '3.0' | '3.1' | '4.0';

export interface ScoringSystem {
  readonly version: CvssVersion;
  /** What a vector begins with; nothing in 2.0. */
  readonly prefix: string;
  /** The code that says "not defined". */
  readonly unset: string;
  /** Whether the order of the specification is demanded (4.0 §7) or only preferred. */
  readonly ordered: boolean;
  readonly metrics: readonly Metric[];
}

/** Chosen values by metric code; a metric that is absent or not defined is absent here. */
export type Chosen = ReadonlyMap<string, string>;

const mendFormat = (system: ScoringSystem) =>
  `Write it as ${system.prefix}${system.metrics
    .filter((m) => m.group === 'base')
    .map((m) => `${m.id}:${Object.keys(m.values)[0]}`)
    .join('/')}, with the values that fit.`;

const places = new WeakMap<ScoringSystem, ReadonlyMap<string, number>>();

/** Where each metric stands in the order of its system. */
function placesIn(system: ScoringSystem): ReadonlyMap<string, number> {
  const before = places.get(system);
  if (before) return before;
  const known = new Map(system.metrics.map((m, n) => [m.id, n]));
  places.set(system, known);
  return known;
}

const metricShape = /^[A-Za-z]+:[A-Za-z]+$/;

/**
 * Reads the metrics of a vector, strictly: codes and values in capitals, none twice, all base metrics chosen.
 * @returns the chosen values, or the first fault (rules cvss-format, cvss-metric, cvss-value, cvss-twice, cvss-order, cvss-incomplete)
 */
export function parseVector(system: ScoringSystem, text: string): Chosen | Fault {
  const chosen = new Map<string, string>();
  const seen: boolean[] = [];
  const order = placesIn(system);
  let last = -1;
  for (const part of text.slice(system.prefix.length).split('/')) {
    if (!metricShape.test(part)) {
      return fault('cvss-format', '', `"${part}" is no metric and value.`, mendFormat(system));
    }
    const colon = part.indexOf(':');
    const id = part.slice(0, colon);
    const value = part.slice(colon + 1);
    const place = order.get(id) ?? -1;
    const metric = system.metrics[place];
    if (!metric) {
      const known = system.metrics.map((m) => m.id).join(', ');
      return fault('cvss-metric', '', `CVSS ${system.version} has no metric ${id}.`, `Use one of ${known}.`);
    }
    if (!Object.hasOwn(metric.values, value)) {
      const known = Object.entries(metric.values).map(([code, name]) => `${code} (${name})`);
      return fault('cvss-value', '', `${metric.name} (${id}) has no value ${value}.`, `Use ${known.join(', ')}.`);
    }
    if (seen[place]) return fault('cvss-twice', '', `${metric.name} (${id}) stands twice.`, 'Keep one of the two.');
    if (system.ordered && place < last) {
      const mend = 'Put the metrics in the order of the specification.';
      return fault('cvss-order', '', `${metric.name} (${id}) stands too late in the vector.`, mend);
    }
    seen[place] = true;
    last = place;
    if (value !== system.unset) chosen.set(id, value);
  }
  return missing(system, chosen) ?? chosen;
}

function missing(system: ScoringSystem, chosen: Chosen): Fault | undefined {
  if (system.metrics.every((m) => m.group !== 'base' || chosen.has(m.id))) return undefined;
  const base = system.metrics.filter((m) => m.group === 'base');
  const open = base.filter((m) => !chosen.has(m.id));
  const names = open.map((m) => `${m.name} (${m.id})`).join(', ');
  return fault(
    'cvss-incomplete',
    '',
    `${base.length - open.length} of ${base.length} base metrics chosen; there is no score yet.`,
    `Choose ${names}.`,
  );
}

/** The vector in the order of the specification, without what is not defined. */
export function canonical(system: ScoringSystem, chosen: Chosen): string {
  let text = system.prefix;
  for (const { id } of system.metrics) {
    const value = chosen.get(id);
    if (value !== undefined) text += `${text === system.prefix ? '' : '/'}${id}:${value}`;
  }
  return text;
}

/** Whether any metric of the group is chosen. */
export function hasAny(system: ScoringSystem, chosen: Chosen, ...groups: readonly MetricGroup[]): boolean {
  const places = placesIn(system);
  for (const id of chosen.keys()) if (groups.includes(system.metrics[places.get(id)!]!.group)) return true;
  return false;
}
