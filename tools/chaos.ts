// `npm run chaos [-- RECIPIENTS,…]`: notices to 1, 7 and 50 recipients (unless said) through mail servers that fail in every
// way at every point of the dialogue, with and without TLS, and from senders that are killed there; it says where it is, and
// the figures go to docs/reliability.md. Exit 1 when a mail was lost, came twice, went to a wrong address or without the TLS
// that it needs, or nobody was told that it is in doubt, and when it takes longer than a quarter of an hour; nothing is
// recorded then.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { recordFigures, table } from './reliability.ts';

const [recipients = '1,7,50'] = process.argv.slice(2);
if (!/^\d+(,\d+)*$/.test(recipients)) {
  console.error(`${recipients} is no list of numbers. Write whole numbers with commas between them, such as 1,7,50.`);
  process.exit(2);
}
const began = performance.now();
const minutes = () => ((performance.now() - began) / 60_000).toFixed(1);
const child = spawn(
  process.execPath,
  ['--import', './tools/tsx-loader.mjs', '--test-reporter=spec', '--test', 'test/journeys/mail-faults.test.ts'],
  {
    cwd: resolve(import.meta.dirname, '..'),
    env: { ...process.env, TIDEGATE_TEST_RECIPIENTS: recipients },
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: 15 * 60_000,
  },
);
const ended = new Promise<number>((done) => child.once('close', (code) => done(code ?? 1)));
const told: RegExpExecArray[] = [];
for await (const line of createInterface({ input: child.stdout })) {
  const figures = /deliveries: (\d+) checked, (\d+) in doubt, (\d+) kills/.exec(line);
  if (figures) told.push(figures);
  console.log(`${minutes()} min  ${line}`);
}
if ((await ended) !== 0 || told.length === 0) process.exit(1);
const sum = (place: number) => told.reduce((all, found) => all + Number(found[place]), 0);
const rows = [
  ['recipients', 'deliveries', 'lost', 'twice', 'to a wrong address', 'in doubt, and shown', 'kills', 'minutes', 'day'],
  [recipients, sum(1), 0, 0, 0, sum(2), sum(3), minutes(), new Date().toISOString().slice(0, 10)],
];
recordFigures('npm run chaos', table(rows));
console.log(table(rows));
