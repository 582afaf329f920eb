// What a change must pass: the checks and every test. With arguments: only the named files, or the tests whose name matches
// `--grep`; the checks are left out then.
//
// Most test files share a process with others (suite/sharing.ts); what reaches for more than its own has one alone. As many
// processes run at once as there are cores. Tests that put up houses and browsers often wait, and what they leave of the
// cores goes to work that cannot starve: the checks, and the tests of the law.
//
// A machine that does other work can starve a browser or a database until a test gives up. A few files that failed among
// all others therefore get one second chance, alone; what passes only then is named at the end as unsteady. The tests of
// the law start nothing and get none.
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { filesIn } from './files.ts';
import { deserving } from './suite/chances.ts';
import { checked } from './suite/checks.ts';
import { processesOf } from './suite/processes.ts';
import { outcomeOf, Teller } from './suite/runs.ts';
import { dealt, house, law, sharersAmong } from './suite/sharing.ts';

const { values, positionals } = parseArgs({ options: { grep: { type: 'string' } }, allowPositionals: true });
process.chdir(resolve(import.meta.dirname, '..'));
const { grep } = values;
const isWhole = positionals.length === 0 && grep === undefined;
const unknown = positionals.filter((it) => globSync(it).length === 0);
if (unknown.length > 0) {
  console.error(`There is no test file ${unknown.join(', ')}.`);
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'tidegate-tests-'));

// The short files come last, so that no core is left with a long one.
const files =
  positionals.length > 0
    ? globSync(positionals)
    : ['test', 'src'].flatMap((it) => filesIn(it, ['.test.ts', '.test.tsx']));
// Node would leave one core idle. More files at once than cores make time-outs of databases and browsers trip.
const atOnce = Math.max(2, availableParallelism());
const ofLaw = positionals.length > 0 ? [] : sharersAmong(files, law);
const others = files.filter((file) => !ofLaw.includes(file));
const ofHouses = positionals.length > 0 ? [] : sharersAmong(others, house);
const alone = others.filter((file) => !ofHouses.includes(file));
const patient = processesOf(folder, 'law', dealt(ofLaw, 2 * atOnce));
const houses = processesOf(folder, 'houses', dealt(ofHouses, 6 * atOnce));

const broken = new AbortController();
process.once('SIGINT', () => broken.abort()).once('SIGTERM', () => broken.abort());
const { signal } = broken;
const checks = isWhole ? checked(signal) : true;
// One database server for the whole run; a file that runs alone starts its own.
const server = isWhole ? await import('../test/support/shared-cluster.ts') : undefined;
try {
  if (server) process.env.TEST_CLUSTER = await server.share();
  const teller = new Teller();
  const held: object[] = [];
  const isJourney = (file: string) => file.startsWith('test/');
  const entries = [...alone.filter(isJourney), ...houses.keys(), ...alone.filter((file) => !isJourney(file))];
  const [own, rest] = await Promise.all([
    outcomeOf(entries, { atOnce, grep, signal }, teller.tell),
    outcomeOf([...patient.keys()], { atOnce, grep, signal }, (event) => held.push(event)),
  ]);
  held.forEach(teller.tell);
  const passed = signal.aborted || (await checks);
  await teller.end([own, rest]);
  // A process that broke off, or in which something failed beside the tests: each file of it alone says which it was.
  const broke = [...houses, ...patient].filter(([entry]) => own.failed.has(entry) || rest.failed.has(entry));
  const suspects = broke.flatMap(([, hand]) => hand);
  const isSteady = own.isGreen || (await passOnceMore(own.failed));
  if (suspects.length > 0) await onceMore(suspects, atOnce);
  if (!passed) console.log('\nThe checks failed: what they say stands above.');
  process.exitCode = passed && isSteady && rest.isGreen ? 0 : 1;
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

async function passOnceMore(failed: ReadonlySet<string>): Promise<boolean> {
  const names = isWhole ? deserving(failed, files) : [];
  if (names.length === 0) return false;
  const isGreen = await onceMore(names, 1);
  if (isGreen) console.log(`\nUnsteady, failed beside others and passed alone: ${names.join(', ')}`);
  return isGreen;
}
