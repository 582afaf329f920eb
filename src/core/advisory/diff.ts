import { isFault, score } from '../scores/score.ts';
import type { Advisory } from './advisory.ts';

/** One thing that two advisories say differently; `path` is a JSON pointer, a side that is missing says nothing. */
export interface AdvisoryDifference {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** By what two entries of a list are the same thing that has changed. */
const names: Readonly<Record<string, (entry: Entry) => string>> = {
  affected: (entry) => String(entry.purl ?? `${entry.ecosystem ?? ''} ${entry.package ?? entry.product}`),
  ranges: (entry) => String(entry.line),
  references: (entry) => String(entry.url),
  credits: (entry) => String(entry.name),
  scores: (entry) => String(entry.environment),
};

type Entry = Readonly<Record<string, unknown>>;

/**
 * What differs between two advisories, in the order of the first. Entries of lists are paired by what names them (a
 * product by its package URL, a range by its line, a reference by its address), so that their order makes no difference.
 * Nor does it make one whether the severity is said, or only the vector that comes to it.
 */
export function diffAdvisories(before: Advisory, after: Advisory): readonly AdvisoryDifference[] {
  const found = inFields(before, after, '');
  return severityIn(before) === severityIn(after) ? found.filter(({ path }) => path !== '/severity') : found;
}

function severityIn({ severity, cvss }: Advisory): string | undefined {
  if (severity || !cvss) return severity;
  const found = score(cvss);
  return isFault(found) ? undefined : found.severity;
}

function inFields(before: Entry, after: Entry, at: string): AdvisoryDifference[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => inValue(before[key], after[key], `${at}/${key}`, key));
}

function inValue(before: unknown, after: unknown, path: string, key: string): AdvisoryDifference[] {
  const [old, now] = [said(before), said(after)];
  if (JSON.stringify(old) === JSON.stringify(now)) return [];
  const nameOf = names[key];
  if (nameOf) return inList((old ?? []) as Entry[], (now ?? []) as Entry[], path, nameOf);
  return [{ path, before: old, after: now }];
}

/** An empty text or list says as little as a field that is not there, and so does blank space at the end of a text. */
function said(value: unknown): unknown {
  const told = typeof value === 'string' ? value.trimEnd() : value;
  return told === '' || (Array.isArray(told) && told.length === 0) ? undefined : told;
}

function inList(
  before: readonly Entry[],
  after: readonly Entry[],
  path: string,
  nameOf: (entry: Entry) => string,
): AdvisoryDifference[] {
  const byName = (list: readonly Entry[]) => new Map(list.map((entry) => [nameOf(entry), entry]));
  const [old, now] = [byName(before), byName(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((name) => {
    const [one, other] = [old.get(name), now.get(name)];
    const at = `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return one && other ? inFields(one, other, at) : [{ path: at, before: one, after: other }];
  });
}
