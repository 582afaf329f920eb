import { isAlias, isMap, isPair, isScalar, LineCounter, type Node, type Pair, parseDocument, visit } from 'yaml';
import { type Fault, fault } from '../../core/case/fault.ts';
import { quoted, yamlWords } from './yaml-words.ts';

/** A place in a text file, both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface ReadYaml {
  /** Plain data; undefined when there are faults. */
  readonly value: unknown;
  readonly faults: readonly Fault[];
  /** Where the field stands that a JSON pointer names; of a field that is missing, where its parent stands. */
  positionOf(pointer: string): Position;
}

const largest = 1_000_000;
const mostAliases = 50;
const mostMarks = 20_000;

const unreadable = (found: Fault): ReadYaml => ({
  value: undefined,
  faults: [found],
  positionOf: () => ({ line: 1, column: 1 }),
});

const keysOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));

/**
 * Reads one YAML 1.2 document; JSON is one too. Text stays text: no dates, no tags, no merge keys.
 * Fields that stand twice, more than a few aliases, several documents and files above 1 MB are refused.
 * @param text the file
 */
export function readYaml(text: string): ReadYaml {
  if (text.length > largest) {
    const mend = 'Split it, or move long texts out of it.';
    return unreadable(fault('yaml-size', '', `The file is larger than ${largest / 1_000_000} MB.`, mend));
  }
  // Looking for fields that stand twice compares every pair, so the number of fields is bounded and not only the size.
  if ((text.match(/[:,\n]/g)?.length ?? 0) > mostMarks) {
    const mend = 'Split it; no playbook, scenario or advisory is so long.';
    return unreadable(fault('yaml-size', '', 'The file has too many fields.', mend));
  }
  const lines = new LineCounter();
  const positionAt = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const document = parse(text, lines);
  if (!document || document.errors.some(isTooDeep)) {
    return unreadable(fault('yaml-depth', '', 'The file is nested too deeply.', 'Make it flatter.'));
  }

  const faults = [...document.errors, ...document.warnings].map((error) => {
    const { line, column } = positionAt(error.pos[0]);
    const { said, mend } = yamlWords(error.code, error.message);
    return fault('yaml', '', `Line ${line}, column ${column}: ${said}.`, mend);
  });
  let aliases = 0;
  visit(document, {
    Alias: (_, alias) => {
      aliases += 1;
      if (aliases > mostAliases || alias.resolve(document)) return;
      const { line, column } = positionAt(alias.range?.[0] ?? 0);
      const said = `*${alias.source} refers to a place that is not there`;
      faults.push(fault('yaml', '', `Line ${line}, column ${column}: ${said}.`, quoted));
    },
  });
  if (aliases > mostAliases) {
    faults.push(fault('yaml-aliases', '', `The file refers back to itself ${aliases} times.`, 'Write the values out.'));
  }
  const positionOf = (pointer: string) => positionAt(offsetOf(document.contents, keysOf(pointer)));
  if (faults.length > 0) return { value: undefined, faults, positionOf };
  try {
    return { value: document.toJS({ maxAliasCount: mostAliases }), faults, positionOf };
  } catch {
    const bomb = fault('yaml-aliases', '', 'The references in the file multiply.', 'Write the values out.');
    return { value: undefined, faults: [bomb], positionOf };
  }
}

/** The parser catches some overflows of the stack itself, and tells them in the engine's words. */
const isTooDeep = ({ message }: Error): boolean => /call stack|stack overflow/i.test(message);

function parse(text: string, lineCounter: LineCounter) {
  try {
    return parseDocument(text, { lineCounter, prettyErrors: false, schema: 'core', version: '1.2', uniqueKeys: true });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Where the deepest node begins that the keys lead to; of a field, where its name begins. */
function offsetOf(root: unknown, keys: readonly string[]): number {
  let node = root;
  let offset = startOf(root) ?? 0;
  for (const key of keys) {
    const next = childOf(node, key);
    if (!next) break;
    offset = startOf(isPair(next) ? next.key : next) ?? offset;
    node = isPair(next) ? next.value : next;
    if (isAlias(node)) break;
  }
  return offset;
}

const startOf = (node: unknown): number | undefined => (node as Node | null | undefined)?.range?.[0];

function childOf(node: unknown, key: string): Pair | Node | undefined {
  if (isMap(node)) return node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);
  const items = (node as { items?: readonly Node[] } | null)?.items;
  return Array.isArray(items) ? items[Number(key)] : undefined;
}

/** The faults with their place in the file in front of the sentence. */
export function withPlaces(faults: readonly Fault[], read: ReadYaml): Fault[] {
  return faults.map((found) => {
    const { line, column } = read.positionOf(found.path);
    return { ...found, message: `Line ${line}, column ${column}: ${found.message}` };
  });
}
