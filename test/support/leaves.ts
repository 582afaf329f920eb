import { pointerTo } from '../../src/core/case/zod-faults.ts';
import type { ReadAdvisory } from '../../src/formats/read.ts';

export interface Leaf {
  /** Where it stands, as a JSON pointer. */
  readonly path: string;
  readonly value: string | number | boolean;
}

/** Every text, number and truth value of a document; nothing and '' say nothing. */
export function leavesOf(value: unknown, path: readonly PropertyKey[] = []): Leaf[] {
  if (value === null || value === undefined || value === '') return [];
  if (typeof value === 'object')
    return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
  return [{ path: pointerTo(path), value: value as Leaf['value'] }];
}

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/**
 * The leaves that got lost without a word: neither in a loss nor in what was read, and not implied by it either. Told
 * independently of the reader: a leaf stands in the advisory when its very words, or its moment, are found there.
 */
export function silentlyLost(document: unknown, read: ReadAdvisory, isImplied: (leaf: Leaf) => boolean): Leaf[] {
  const lost = read.faults.map(({ path }) => path);
  const texts = leavesOf({ ...read.advisory, publication: read.publication }).map(({ value }) => plain(String(value)));
  const all = new Set(texts);
  const whole = texts.join('\n');
  return leavesOf(document).filter((leaf) => {
    if (lost.some((path) => leaf.path === path || leaf.path.startsWith(`${path}/`))) return false;
    const said = plain(String(leaf.value));
    if (all.has(said) || (said.length > 12 && whole.includes(said))) return false;
    if (
      /^\d{4}-\d\d-\d\dT/.test(said) &&
      all.has(new Date(/(Z|[+-]\d\d:\d\d)$/.test(said) ? said : `${said}Z`).toISOString())
    )
      return false;
    return !isImplied(leaf);
  });
}
