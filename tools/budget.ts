// A file holds one idea and fits in the head: no file over 400 lines (tests 500), and no file named for nothing.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { code, filesIn, finish } from './files.ts';

const limits = { code: 400, test: 500, tool: 100 };
const aims = { median: 70, p90: 250 };
const namedForNothing = /^(utils?|helpers?|common|misc|manager|service|types)\.(test\.)?[a-z]+$/;

export interface Measured {
  readonly path: string;
  readonly lines: number;
}

/** The files that are too long or named for nothing, one sentence each. */
export function overBudget(files: readonly Measured[]): string[] {
  return files.flatMap(({ path, lines }) => {
    const isTest = path.startsWith('test/') || /\.test\.tsx?$/.test(path);
    const limit = isTest ? limits.test : path.startsWith('tools/') ? limits.tool : limits.code;
    return [
      ...(lines > limit ? [`${path}: ${lines} lines, ${limit} are allowed: it holds more than one idea`] : []),
      ...(namedForNothing.test(basename(path)) ? [`${path}: name it for what it holds`] : []),
    ];
  });
}

/** Median, 90th percentile and maximum of the lengths, in lines. */
export function spread(files: readonly Measured[]): { median: number; p90: number; max: number } {
  const lengths = files.map((file) => file.lines).sort((a, b) => a - b);
  const at = (share: number) => lengths[Math.min(lengths.length - 1, Math.floor(lengths.length * share))] ?? 0;
  return { median: at(0.5), p90: at(0.9), max: lengths.at(-1) ?? 0 };
}

if (import.meta.main) {
  const paths = ['src', 'test', 'tools', 'bin'].flatMap((folder) => filesIn(folder, [...code, '.css']));
  const files = paths.map((path) => ({ path, lines: readFileSync(path, 'utf8').split('\n').length - 1 }));
  const own = spread(files.filter(({ path }) => path.startsWith('src/') && !path.includes('.test.')));
  const figures = `median ${own.median} (aim ${aims.median}), p90 ${own.p90} (aim ${aims.p90}), max ${own.max} lines`;
  finish(overBudget(files), `${files.length} files: ${figures}`);
}
