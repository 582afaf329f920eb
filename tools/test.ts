// What a change must pass: the checks, then every test. With arguments: only the named files, or the tests whose name
// matches `--grep`; the checks are left out then.
//
// A machine that does other work can starve a browser or a database until a test gives up. A few files that failed among
// all others therefore get one second chance, alone; what passes only then is named at the end as unsteady.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { filesIn } from './files.ts';

const { values, positionals } = parseArgs({ options: { grep: { type: 'string' } }, allowPositionals: true });
const cwd = resolve(import.meta.dirname, '..');

// Every test file is a process of its own and loads much the same code: what one has compiled the next one reads.
const compiled = mkdtempSync(join(tmpdir(), 'tidegate-compiled-'));
const env = { ...process.env, NODE_COMPILE_CACHE: compiled };

/** Runs Node with these arguments and our own output; gives the exit code, 1 for an end by signal. */
const node = (args: readonly string[]) => spawnSync(process.execPath, args, { cwd, env, stdio: 'inherit' }).status ?? 1;

const isWhole = positionals.length === 0 && values.grep === undefined;
const checked = isWhole ? node(['tools/check.ts']) : 0;
const files =
  positionals.length > 0 ? positionals : ['src', 'test'].flatMap((it) => filesIn(it, ['.test.ts', '.test.tsx']));
const notes = mkdtempSync(join(tmpdir(), 'tidegate-failed-'));

/** Runs test files; gives the exit code and the files in which something failed. */
function run(these: readonly string[], atOnce: number): { code: number; failed: readonly string[] } {
  const note = join(notes, 'failed');
  const code = node([
    '--import',
    './tools/tsx-loader.mjs',
    '--test',
    `--test-concurrency=${atOnce}`,
    '--test-timeout=600000',
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=./tools/failed-files.ts',
    `--test-reporter-destination=${note}`,
    // One database server for the whole run; a file that runs alone starts its own.
    ...(isWhole ? ['--test-global-setup=./test/support/shared-cluster.ts'] : []),
    ...(values.grep === undefined ? [] : [`--test-name-pattern=${values.grep}`]),
    ...these,
  ]);
  return { code, failed: readFileSync(note, 'utf8').split('\n').filter(Boolean) };
}

// Node would leave one core idle. More files at once than cores make time-outs of databases and browsers trip.
let { code, failed } = run(files, Math.max(2, availableParallelism()));
const mostSecondChances = 5;
if (isWhole && code !== 0 && failed.length > 0 && failed.length <= mostSecondChances) {
  console.log(`\nOnce more, alone: ${failed.join(', ')}`);
  code = run(failed, 1).code;
  if (code === 0) console.log(`\nUnsteady, failed beside others and passed alone: ${failed.join(', ')}`);
}
for (const folder of [notes, compiled]) rmSync(folder, { recursive: true, force: true });
process.exitCode = checked || code;
