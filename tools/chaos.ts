// `npm run chaos [-- RECIPIENTS,…]`: notices to 1, 7 and 50 recipients (unless said) through a mail server that fails in every
// way at every point of the dialogue, and from senders that are killed there; the figures go to docs/reliability.md. Exit 1
// when a mail was lost, came twice, went to a wrong address, or nobody was told that it is in doubt; nothing is recorded then.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { recordFigures, table } from './reliability.ts';

const [recipients = '1,7,50'] = process.argv.slice(2);
if (!/^\d+(,\d+)*$/.test(recipients)) {
  console.error(`${recipients} is no list of numbers. Write whole numbers with commas between them, such as 1,7,50.`);
  process.exit(2);
}
const began = performance.now();
const { status, stdout } = spawnSync(
  process.execPath,
  ['--import', './tools/tsx-loader.mjs', '--test-reporter=spec', '--test', 'test/journeys/mail-faults.test.ts'],
  {
    cwd: resolve(import.meta.dirname, '..'),
    env: { ...process.env, TIDEGATE_TEST_RECIPIENTS: recipients },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 64 * 1024 * 1024,
  },
);
const told = [...stdout.matchAll(/deliveries: (\d+) checked, (\d+) in doubt, (\d+) kills/g)];
if (status !== 0 || told.length === 0) {
  console.error(stdout);
  process.exit(1);
}
const sum = (place: number) => told.reduce((all, found) => all + Number(found[place]), 0);
const minutes = ((performance.now() - began) / 60_000).toFixed(1);
const rows = [
  ['recipients', 'deliveries', 'lost', 'twice', 'to a wrong address', 'in doubt, and shown', 'kills', 'minutes', 'day'],
  [recipients, sum(1), 0, 0, 0, sum(2), sum(3), minutes, new Date().toISOString().slice(0, 10)],
];
recordFigures('npm run chaos', table(rows));
console.log(table(rows));
