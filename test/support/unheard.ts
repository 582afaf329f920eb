import { pointerTo } from '../../src/core/case/zod-faults.ts';
import type { Format } from '../../src/formats/format.ts';

type Path = readonly (string | number)[];

/** Every place of a text, number or truth value below a value. */
export function leavesOf(value: unknown, path: Path = []): readonly Path[] {
  if (value === null || typeof value !== 'object') return [path];
  return Object.entries(value).flatMap(([key, inner]) =>
    leavesOf(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** Something else of the same kind: a later day, another address, a longer text. */
function other(value: unknown): unknown {
  if (typeof value === 'number') return value + 0.1;
  if (typeof value === 'boolean') return !value;
  const text = String(value);
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return text.replace(/^\d{4}/, (year) => String(Number(year) - 1));
  return `${text}x`;
}

function changed(document: unknown, path: Path): unknown {
  const copy = structuredClone(document);
  let parent = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) parent = parent[key] as Record<string | number, unknown>;
  parent[path.at(-1)!] = other(parent[path.at(-1)!]);
  return copy;
}

/**
 * The leaves that a reader neither reads nor tells as lost: changed alone, each must change what is read, what is told,
 * or whether the document is valid. One that changes nothing was lost in silence.
 */
export async function unheard(format: Format, document: unknown, every = 1): Promise<readonly string[]> {
  const read = await format.read(JSON.stringify(document));
  const before = JSON.stringify(read);
  const lost = read.faults.filter(({ rule }) => rule.endsWith('-lost')).map(({ path }) => path);
  const silent: string[] = [];
  for (const [n, path] of leavesOf(document).entries()) {
    const pointer = pointerTo(path);
    // Told as lost with all that stands around it.
    if (n % every !== 0 || lost.some((one) => pointer === one || pointer.startsWith(`${one}/`))) continue;
    const after = JSON.stringify(await format.read(JSON.stringify(changed(document, path))));
    if (after === before) silent.push(pointer);
  }
  return silent;
}
