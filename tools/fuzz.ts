// `npm run fuzz [count]`: mutated documents, 50,000 by default, through every reader and checker. None may throw, and each
// must end within the bound: a worker that is at one document for longer is ended, and the document counts as a hang.
// `--seed` draws other documents; a crash or hang is told with its number, and `--only NUMBER` takes that one again.
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import './tsx-loader.mjs';

const { targets } = await import('./fuzz/targets.ts');
const { recordFigures, table } = await import('./reliability.ts');
const { values, positionals } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, only: { type: 'string' } },
  allowPositionals: true,
});
const bound = 5_000;
const seed = Number(values.seed);
const only = values.only === undefined ? undefined : Number(values.only);
const count = only === undefined ? Number(positionals[0] ?? 50_000) : only + 1;

/** Number, target, runs, longest time in milliseconds, and the number and target of that. */
const told = new Int32Array(new SharedArrayBuffer(24));
const crashes: string[] = [];
const hangs: string[] = [];
const started = performance.now();

/** Runs from a document on; gives the number to go on with after a hang, or undefined at the end. */
function runFrom(from: number): Promise<number | undefined> {
  return new Promise((done, fail) => {
    const worker = new Worker(new URL('./fuzz/worker.ts', import.meta.url), {
      workerData: { from, count, seed, told },
      execArgv: ['--import', new URL('./tsx-loader.mjs', import.meta.url).href],
      resourceLimits: { maxOldGenerationSizeMb: 1_024 },
    });
    let last = -1;
    let since = performance.now();
    const watch = setInterval(() => {
      const runs = Atomics.load(told, 2);
      if (runs !== last) [last, since] = [runs, performance.now()];
      else if (runs > 0 && performance.now() - since > bound) {
        const [n, place] = [Atomics.load(told, 0), Atomics.load(told, 1)];
        hangs.push(`document ${n} in ${targets[place]!.name}: longer than ${bound} ms`);
        end(n + 1);
      }
    }, 250);
    const end = (next: number | undefined) => {
      clearInterval(watch);
      void worker.terminate().then(() => done(next));
    };
    worker.on('message', ({ crash }: { crash?: { n: number; target: string; stack: string } }) => {
      if (crash) crashes.push(`document ${crash.n} in ${crash.target}: ${crash.stack}`);
      else end(undefined);
    });
    // Out of memory, or worse: the document is told like a crash, and the rest goes on in a new worker.
    worker.on('error', (error) => {
      const n = Atomics.load(told, 0);
      if (n < from) fail(error);
      crashes.push(`document ${n} in ${targets[Atomics.load(told, 1)]!.name}: ${error.message}`);
      end(n + 1);
    });
  });
}

for (let next: number | undefined = only ?? 0; next !== undefined && next < count; ) next = await runFrom(next);

for (const line of [...crashes.slice(0, 20), ...hangs.slice(0, 20)]) console.error(line);
const longest = `${told[3]} ms (document ${told[4]} in ${targets[told[5]!]!.name})`;
const rows = [
  ['documents', 'seed', 'runs of a reader or checker', 'crashes', 'hangs', 'longest run'],
  [count, seed, told[2]!, crashes.length, hangs.length, longest],
];
console.log(table(rows), `\n${Math.round((performance.now() - started) / 1_000)} s`);
if (only === undefined) recordFigures('npm run fuzz', table(rows));
process.exitCode = crashes.length + hangs.length > 0 ? 1 : 0;
