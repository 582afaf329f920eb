// What a change must pass: the checks and every test. With arguments: only the named files, or the tests whose name matches
// `--grep`; the checks are left out then.
//
// Test files that start something (a database, a browser, a server) have a process each, as many at once as there are
// cores, and often wait. What they leave of the cores goes to work that cannot starve: the checks, and the tests of the
// law, of which many files share a process (suite/sharing.ts).
//
// A machine that does other work can starve a browser or a database until a test gives up. A few files that failed among
// all others therefore get one second chance, alone; what passes only then is named at the end as unsteady. What shares a
// process starts nothing and gets none.
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { filesIn } from './files.ts';
import { checked } from './suite/checks.ts';
import { outcomeOf, Teller } from './suite/runs.ts';
import { dealt, sharersAmong } from './suite/sharing.ts';

const { values, positionals } = parseArgs({ options: { grep: { type: 'string' } }, allowPositionals: true });
process.chdir(resolve(import.meta.dirname, '..'));
const { grep } = values;
const isWhole = positionals.length === 0 && grep === undefined;
const unknown = positionals.filter((it) => globSync(it).length === 0);
if (unknown.length > 0) {
  console.error(`There is no test file ${unknown.join(', ')}.`);
  process.exit(1);
}

// What one process has compiled the next one reads.
const folder = mkdtempSync(join(tmpdir(), 'tidegate-tests-'));
process.env.NODE_COMPILE_CACHE = join(folder, 'compiled');

// The short files come last, so that no core is left with a long one.
const files =
  positionals.length > 0
    ? globSync(positionals)
    : ['test', 'src'].flatMap((it) => filesIn(it, ['.test.ts', '.test.tsx']));
const sharing = positionals.length > 0 ? [] : sharersAmong(files);
const alone = files.filter((file) => !sharing.includes(file));
// Node would leave one core idle. More files at once than cores make time-outs of databases and browsers trip.
const atOnce = Math.max(2, availableParallelism());
const hands = dealt(sharing, 2 * atOnce);
const entries = hands.map((hand, i) => {
  const entry = join(folder, `law-${i + 1}.mjs`);
  const loader = JSON.stringify(import.meta.resolve('./suite/together.ts'));
  writeFileSync(entry, `import { together } from ${loader};\nawait together(${JSON.stringify(hand)});\n`);
  return entry;
});

const broken = new AbortController();
process.once('SIGINT', () => broken.abort()).once('SIGTERM', () => broken.abort());
const { signal } = broken;
const checks = isWhole ? checked(signal) : true;
// One database server for the whole run; a file that runs alone starts its own.
const server = isWhole ? await import('../test/support/shared-cluster.ts') : undefined;
try {
  await server?.share();
  const teller = new Teller();
  const held: object[] = [];
  const [own, law] = await Promise.all([
    outcomeOf(alone, { atOnce, grep, signal }, teller.tell),
    outcomeOf(entries, { atOnce, grep, signal }, (event) => held.push(event)),
  ]);
  held.forEach(teller.tell);
  const passed = signal.aborted || (await checks);
  await teller.end([own, law]);
  const isSteady = own.isGreen || (await passOnceMore([...own.failed]));
  // A process that broke off, or in which something failed beside the tests: each file of it alone says which it was.
  const suspects = hands.filter((_, i) => law.failed.has(entries[i]!)).flat();
  if (suspects.length > 0) await onceMore(suspects, atOnce);
  if (!passed) console.log('\nThe checks failed: what they say stands above.');
  process.exitCode = passed && isSteady && law.isGreen ? 0 : 1;
} finally {
  await server?.stopSharing();
  rmSync(folder, { recursive: true, force: true });
}

/** Runs files again, each in a process of its own. */
async function onceMore(these: readonly string[], atOnce: number): Promise<boolean> {
  if (signal.aborted) return false;
  console.log(`\nOnce more, alone: ${these.join(', ')}`);
  const teller = new Teller();
  const outcome = await outcomeOf(these, { atOnce, grep, signal }, teller.tell);
  await teller.end([outcome]);
  return outcome.isGreen;
}

async function passOnceMore(failed: readonly string[]): Promise<boolean> {
  const mostSecondChances = 5;
  if (!isWhole || failed.length === 0 || failed.length > mostSecondChances) return false;
  const names = failed.map((file) => relative('.', file));
  const isGreen = await onceMore(names, 1);
  if (isGreen) console.log(`\nUnsteady, failed beside others and passed alone: ${names.join(', ')}`);
  return isGreen;
}
