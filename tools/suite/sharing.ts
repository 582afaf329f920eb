// Which test files can share a process. A start of Node with the code that a test loads costs more than most tests.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { importsOf } from '../boundaries.ts';
import { tokensOf } from '../tokens.ts';

/** Rooms that read nothing but their arguments: tools/boundaries.ts refuses them the environment, files and the network. */
const pure = /^src\/(core|parts|formats)\//;

/** Names with which a test reaches what is everybody's in its process. */
const everybodys = new Set(['process', 'globalThis', 'mock', 'configureGlobal', 'setDefaultCACertificates']);

/** What files must be like to share a process. */
export interface Company {
  /** The rooms that they and what they load of test/ may use. */
  readonly rooms: RegExp;
  /** Modules of Node with which a test leaves nothing behind in its process. */
  readonly harmless: RegExp;
  /** A hook that is not a suite's own holds for all tests of a process. */
  readonly hooks: RegExp;
  /** Whether they may read the environment and the process's id. */
  readonly mayRead: boolean;
}

/** Files that start nothing. */
export const law: Company = {
  rooms: pure,
  harmless: /^node:(assert\/strict|crypto|fs|os|path|test|url|util|zlib)$/,
  hooks: /import [^;]*\b(?:before|after|beforeEach|afterEach)\b[^;]*from 'node:test'/,
  mayRead: false,
};

/** Files that put up houses, servers and databases; what is done after a file may wait for the process's end. */
export const house: Company = {
  rooms: /^src\//,
  harmless:
    /^node:(assert\/strict|async_hooks|buffer|child_process|crypto|dns|events|fs|fs\/promises|http|https|net|os|path|stream|stream\/promises|test|timers\/promises|tls|url|util|zlib)$/,
  hooks: /import [^;]*\b(?:before|beforeEach|afterEach)\b[^;]*from 'node:test'/,
  mayRead: true,
};

/**
 * The test files that leave their process as they found it, as far as their words tell: they and the files of test/ that
 * they load use the rooms and modules of their company alone, none of its hooks, and nothing that is everybody's.
 *
 * @param files paths from the project's root
 * @param read gives a file's text
 */
export function sharersAmong(
  files: readonly string[],
  { rooms, harmless, hooks, mayRead }: Company,
  read = (path: string) => readFileSync(path, 'utf8'),
): string[] {
  const known = new Map<string, boolean>();
  const isHarmless = (file: string): boolean => {
    const before = known.get(file);
    if (before !== undefined) return before;
    // Files that load each other are judged by what else they do.
    known.set(file, true);
    const source = read(file);
    const tokens = tokensOf(file, source);
    const reaches = tokens.some(({ kind, text }, i) => {
      if (kind !== 'name' || !everybodys.has(text) || tokens[i - 1]?.text === '.') return false;
      return !(mayRead && isRead(tokens.slice(i + 1, i + 6).map((token) => token.text)));
    });
    const isFine =
      !hooks.test(source) &&
      !reaches &&
      importsOf(tokens).every(({ name }) => {
        if (!name.startsWith('.')) return !name.startsWith('node:') || harmless.test(name);
        const target = join(dirname(file), name);
        return rooms.test(target) || (target.startsWith('test/') && isHarmless(target));
      });
    known.set(file, isFine);
    return isFine;
  };
  return files.filter((file) => (rooms.test(file) || (mayRead && file.startsWith('test/'))) && isHarmless(file));
}

/** Whether what follows `process` takes note of its id or of a part of its environment, and leaves both as they are. */
const isRead = ([dot, name, , , then]: readonly string[]): boolean =>
  dot === '.' && (name === 'pid' || (name === 'env' && then !== '='));

/** Deals files out to so many processes, neighbours to different ones: what is beside each other is often alike in length. */
export function dealt(files: readonly string[], processes: number): string[][] {
  const hands = Array.from({ length: Math.min(processes, files.length) }, (): string[] => []);
  for (const [i, file] of files.entries()) hands[i % hands.length]!.push(file);
  return hands;
}
