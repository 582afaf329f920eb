// Imports go down only. The table in ARCHITECTURE.md is the rule; this script reads it and every file in src/.
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import { ambient } from './ambient.ts';
import { code, filesIn, finish } from './files.ts';
import { type Token, tokensOf } from './tokens.ts';

interface Room {
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
}

const ticked = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1]!);

/** Rows `| room | rooms | packages |`: names in backticks; the words "any" and "listed" open a column. */
export function readTable(markdown: string): Map<string, Room> {
  const rows = markdown.matchAll(/^\| `(\w+)` \|([^|]*)\|([^|]*)\|$/gm);
  const open = (cell: string) => (/anything listed/.test(cell) ? ['*'] : ticked(cell));
  return new Map(
    [...rows].map(([, room, rooms, packages]) => [room!, { rooms: ticked(rooms!), packages: open(packages!) }]),
  );
}

/** Every module a file names: imports, type-only imports, re-exports, import() and import types. */
export function importsOf(tokens: readonly Token[]): { name: string; line: number }[] {
  return tokens.flatMap((token, i) => {
    if (token.kind !== 'string') return [];
    const [before, beforeThat] = [tokens[i - 1]?.text, tokens[i - 2]?.text];
    const named =
      (before === 'from' && beforeThat !== '.') || before === 'import' || (before === '(' && beforeThat === 'import');
    return named ? [{ name: token.text, line: token.line }] : [];
  });
}

/**
 * What is wrong with one file of src/.
 *
 * @param listed the packages that package.json names
 * @returns one line a fault: `path:line: sentence`
 */
export function check(
  path: string,
  source: string,
  table: ReadonlyMap<string, Room>,
  listed: ReadonlySet<string>,
): string[] {
  const room = path.split('/')[1]!;
  const rule = table.get(room);
  if (!rule) return [`${path}: “${room}” is no room of ARCHITECTURE.md`];
  const isTest = /\.test\.tsx?$/.test(path);
  const tokens = tokensOf(path, source);
  const found = importsOf(tokens).flatMap(({ name, line }) => {
    const why = name.startsWith('.') ? inside(path, name, room, rule, isTest) : outside(name, rule, listed, isTest);
    return why ? [`${path}:${line}: ${why}`] : [];
  });
  const entry = path === 'src/cli/index.ts' ? 'main' : room;
  return isTest ? found : [...found, ...ambient(tokens, entry).map((it) => `${path}:${it}`)];
}

function inside(path: string, name: string, room: string, rule: Room, isTest: boolean): string | undefined {
  const target = join(dirname(path), name);
  if (target === 'package.json' || (isTest && /^(test|playbooks|migrations)\//.test(target))) return undefined;
  const [top, there] = target.split('/');
  if (top !== 'src') return `${room} imports ${target}, which lies outside src/`;
  return there === room || rule.rooms.includes(there!) ? undefined : `${room} may not import ${there} (${target})`;
}

function outside(name: string, rule: Room, listed: ReadonlySet<string>, isTest: boolean): string | undefined {
  const builtin = name.startsWith('node:') || builtinModules.includes(name);
  const owner = builtin
    ? name
    : name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/');
  if (builtin && !name.startsWith('node:')) return `write node:${name}`;
  if (!builtin && !listed.has(owner)) return `${owner} is not in package.json`;
  if (isTest) return undefined;
  const allowed = rule.packages.some(
    (it) => it === '*' || it === owner || (it.endsWith('*') && owner.startsWith(it.slice(0, -1))),
  );
  return allowed ? undefined : `the table allows no ${owner} in this room`;
}

if (import.meta.main) {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
  const listed = new Set(
    Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies, ...manifest.devDependencies }),
  );
  const table = readTable(readFileSync('ARCHITECTURE.md', 'utf8'));
  const files = filesIn('src', code);
  finish(
    files.flatMap((path) => check(path, readFileSync(path, 'utf8'), table, listed)),
    `${files.length} files, ${table.size} rooms`,
  );
}
