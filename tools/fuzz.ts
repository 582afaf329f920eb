// `npm run fuzz [count]`: mutated documents, 50,000 by default, through every reader and checker. None may throw, and each
// must end within the bound: a worker that is at one document for longer is ended, and the document is taken once more,
// alone; longer again is a hang.
// `--seed` draws other documents; a crash or hang is told with its number, and `--only NUMBER` takes that one again.
import { parseArgs } from 'node:util';
import './tsx-loader.mjs';

const { targets } = await import('./fuzz/targets.ts');
const { newTold, runWatched } = await import('./fuzz/watch.ts');
const { recordFigures, table } = await import('./reliability.ts');
const { values, positionals } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, only: { type: 'string' } },
  allowPositionals: true,
});
const bound = 5_000;
const seed = Number(values.seed);
const only = values.only === undefined ? undefined : Number(values.only);
const count = only === undefined ? Number(positionals[0] ?? 50_000) : only + 1;

const told = newTold();
const started = performance.now();
const course = {
  program: new URL('./fuzz/worker.ts', import.meta.url),
  data: { seed },
  bound,
  nameOf: (target: number) => targets[target]!.name,
};
const { crashes, hangs: slow } = await runWatched({ ...course, from: only ?? 0, count, told });
// A machine that does other work can starve a reader: what took too long is taken once more, alone.
const again = slow.map((line) => Number(/^document (\d+)/.exec(line)![1]));
const hangs: string[] = [];
for (const n of again) hangs.push(...(await runWatched({ ...course, from: n, count: n + 1, told: newTold() })).hangs);

for (const line of [...crashes.slice(0, 20), ...hangs.slice(0, 20)]) console.error(line);
const longest = `${told[3]} ms (document ${told[4]} in ${targets[told[5]!]!.name})`;
const rows = [
  ['documents', 'seed', 'runs of a reader or checker', 'crashes', 'hangs', 'slow once, not again', 'longest run'],
  [count, seed, told[2]!, crashes.length, hangs.length, slow.length - hangs.length, longest],
];
console.log(table(rows), `\n${Math.round((performance.now() - started) / 1_000)} s`);
if (only === undefined) recordFigures('npm run fuzz', table(rows));
process.exitCode = crashes.length + hangs.length > 0 ? 1 : 0;
