// What a change must pass: the checks, then every test. With arguments: only the named files, or the tests whose name
// matches `--grep`; the checks are left out then.
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { filesIn } from './files.ts';

const { values, positionals } = parseArgs({ options: { grep: { type: 'string' } }, allowPositionals: true });
const cwd = resolve(import.meta.dirname, '..');

/** Runs Node with these arguments and our own output; gives the exit code, 1 for an end by signal. */
const node = (args: readonly string[]) => spawnSync(process.execPath, args, { cwd, stdio: 'inherit' }).status ?? 1;

const isWhole = positionals.length === 0 && values.grep === undefined;
const checked = isWhole ? node(['tools/check.ts']) : 0;
const files =
  positionals.length > 0 ? positionals : ['src', 'test'].flatMap((it) => filesIn(it, ['.test.ts', '.test.tsx']));
const tested = node([
  '--import',
  './tools/tsx-loader.mjs',
  '--test',
  // Node would leave one core idle. More files at once than cores make time-outs of databases and browsers trip.
  `--test-concurrency=${Math.max(2, availableParallelism())}`,
  '--test-timeout=600000',
  // One database server for the whole run; a file that runs alone starts its own.
  ...(isWhole ? ['--test-global-setup=./test/support/shared-cluster.ts'] : []),
  ...(values.grep === undefined ? [] : [`--test-name-pattern=${values.grep}`]),
  ...files,
]);
process.exitCode = checked || tested;
