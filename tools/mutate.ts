// `npm run mutate`: breaks the law on purpose in a seeded choice of places, and counts how often a test of the law notices.
// `npm run mutate -- src/core/process --lines 200 --seed 7` looks at one room, at more of it, elsewhere.
// Ends with 1 when a room stays under the bound. All rooms take 10 to 30 minutes, by what else the machine does.
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { filesIn } from './files.ts';
import { roomOf } from './mutate/nearest.ts';
import { chosenPlaces } from './mutate/places.ts';
import { percent, type RoomScore, record, tableOf } from './mutate/scores.ts';

const bound = 85;
const { values, positionals } = parseArgs({
  options: {
    lines: { type: 'string', default: '120' },
    seed: { type: 'string', default: '1' },
    concurrency: { type: 'string', default: String(availableParallelism()) },
  },
  allowPositionals: true,
});

const core = filesIn('src/core', ['.ts']).filter((file) => !file.endsWith('.test.ts'));
const isAsked = (file: string) =>
  positionals.length === 0 || positionals.some((path) => file.startsWith(path.replace(/\/?$/, '/')) || file === path);
const sources = core.filter(isAsked);
if (sources.length === 0) throw new Error(`There is nothing to mutate in ${positionals.join(', ')}.`);

const mutate = [...new Set(sources.map(roomOf))].flatMap((room) =>
  chosenPlaces(
    sources.filter((file) => roomOf(file) === room),
    Number(values.lines),
    `${values.seed}/${room}`,
  ),
);
console.log(`${mutate.length} places by seed ${values.seed}`);

const results = await new Stryker({
  mutate,
  testRunner: 'law',
  plugins: [resolve(import.meta.dirname, 'mutate/runner.ts')],
  testRunnerNodeArgs: ['--disable-warning=ExperimentalWarning'],
  // Every change leaves a set of modules behind in its process, some twenty megabytes.
  maxTestRunnerReuse: 80,
  coverageAnalysis: 'perTest',
  // Words are for people: what a sentence says is read, not tested letter by letter.
  mutator: { excludedMutations: ['StringLiteral'] },
  // Stryker reads the configuration with a part of TypeScript that release 7 no longer has; a file that is missing is left alone.
  tsconfigFile: 'no-tsconfig.json',
  concurrency: Number(values.concurrency),
  timeoutMS: 30_000,
  dryRunTimeoutMinutes: 30,
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { reportTests: false, reportScoreTable: false, logTests: false },
  ignorePatterns: ['dist', 'docs/*.png', '.git'],
  tempDirName: '.stryker-tmp',
  cleanTempDir: 'always',
  allowEmpty: true,
  logLevel: 'warn' as never,
}).runMutationTest();

const scores = new Map<string, RoomScore>();
for (const { fileName, status } of results) {
  const room = roomOf(fileName.slice(fileName.indexOf('src/core')));
  const { noticed, missed } = scores.get(room) ?? { noticed: 0, missed: 0 };
  if (status === 'Killed' || status === 'Timeout') scores.set(room, { noticed: noticed + 1, missed });
  if (status === 'Survived' || status === 'NoCoverage') scores.set(room, { noticed, missed: missed + 1 });
}
// What was asked about single files says nothing about their room.
if (positionals.every((path) => roomOf(path) === path.replace(/\/$/, '')))
  record('docs/reliability.md', scores, `${values.lines} lines, seed ${values.seed}`);
console.log(tableOf(scores, bound));
process.exitCode = [...scores.values()].every((score) => percent(score) >= bound) ? 0 : 1;
