// Which test files can share a process. A start of Node with the code that a test loads costs more than most tests of the law.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { importsOf } from '../boundaries.ts';
import { tokensOf } from '../tokens.ts';

/** Rooms that read nothing but their arguments: tools/boundaries.ts refuses them the environment, files and the network. */
const pure = /^src\/(core|parts|formats)\//;

/** Modules of Node with which a test leaves nothing behind in its process. */
const harmless = /^node:(assert\/strict|crypto|fs|os|path|test|url|util|zlib)$/;

/** Names with which a test reaches what is everybody's in its process. */
const everybodys = new Set(['process', 'globalThis', 'mock', 'configureGlobal']);

/** A hook that is not a suite's own holds for all tests of a process. */
const hooks = /import [^;]*\b(?:before|after|beforeEach|afterEach)\b[^;]*from 'node:test'/;

/**
 * The test files that leave their process as they found it, as far as their words tell: they and the files of test/ that
 * they load use pure rooms and harmless modules alone, no hooks, and nothing that is everybody's.
 *
 * @param files paths from the project's root
 * @param read gives a file's text
 */
export function sharersAmong(files: readonly string[], read = (path: string) => readFileSync(path, 'utf8')): string[] {
  const known = new Map<string, boolean>();
  const isHarmless = (file: string): boolean => {
    const before = known.get(file);
    if (before !== undefined) return before;
    // Files that load each other are judged by what else they do.
    known.set(file, true);
    const source = read(file);
    const tokens = tokensOf(file, source);
    const reaches = tokens.some(({ kind, text }, i) => {
      return kind === 'name' && everybodys.has(text) && tokens[i - 1]?.text !== '.';
    });
    const isFine =
      !hooks.test(source) &&
      !reaches &&
      importsOf(tokens).every(({ name }) => {
        if (!name.startsWith('.')) return !name.startsWith('node:') || harmless.test(name);
        const target = join(dirname(file), name);
        return pure.test(target) || (target.startsWith('test/') && isHarmless(target));
      });
    known.set(file, isFine);
    return isFine;
  };
  return files.filter((file) => pure.test(file) && isHarmless(file));
}

/** Deals files out to so many processes, neighbours to different ones: what is beside each other is often alike in length. */
export function dealt(files: readonly string[], processes: number): string[][] {
  const hands = Array.from({ length: Math.min(processes, files.length) }, (): string[] => []);
  for (const [i, file] of files.entries()) hands[i % hands.length]!.push(file);
  return hands;
}
