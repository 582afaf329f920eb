import fc from 'fast-check';

type Path = readonly (string | number)[];

function pathsIn(value: unknown, path: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return [];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  const inner = value as Record<string | number, unknown>;
  return keys.flatMap((key) => [[...path, key], ...pathsIn(inner[key], [...path, key])]);
}

const changes = ['drop', 'null', 'empty', 'number', 'list', 'object', 'double', 'longer'] as const;

function changed(document: unknown, path: Path, change: (typeof changes)[number]): unknown {
  const copy = structuredClone(document);
  let parent = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) parent = parent[key] as Record<string | number, unknown>;
  const key = path.at(-1)!;
  const old = parent[key];
  const isList = Array.isArray(parent);
  if (change === 'drop') {
    if (isList) (parent as unknown as unknown[]).splice(Number(key), 1);
    else delete parent[key];
  } else if (change === 'double') {
    if (isList) (parent as unknown as unknown[]).push(structuredClone(old));
    else parent[`${key}x`] = old;
  } else if (change === 'longer') parent[key] = typeof old === 'string' ? `${old} ` : 'x_y';
  else parent[key] = { null: null, empty: '', number: 42, list: [], object: {} }[change];
  return copy;
}

/** The document with one field changed, dropped or doubled somewhere: most results break some rule of its form. */
export const mutationsOf = (document: unknown): fc.Arbitrary<unknown> =>
  fc
    .tuple(fc.constantFrom(...pathsIn(document)), fc.constantFrom(...changes))
    .map(([path, change]) => changed(document, path, change));
