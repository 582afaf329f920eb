// `npm run two-worlds [-- HISTORIES]`: the comparison of two houses that differ in nothing but secrets, over as many
// histories as are asked for (1000 unless said), and its figures in docs/reliability.md. Exit 1 when a stranger could tell
// the two apart; nothing is recorded then.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { recordFigures, table } from './reliability.ts';

const [asked = '1000'] = process.argv.slice(2);
const histories = Number(asked);
if (!Number.isInteger(histories) || histories < 1) {
  console.error(`${asked} is no number of histories. Write a whole number, such as 1000.`);
  process.exit(2);
}
const began = performance.now();
const { status, stdout } = spawnSync(
  process.execPath,
  ['--import', './tools/tsx-loader.mjs', '--test-reporter=spec', '--test', 'test/journeys/two-worlds.test.ts'],
  {
    cwd: resolve(import.meta.dirname, '..'),
    env: { ...process.env, TIDEGATE_TEST_HISTORIES: String(histories) },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 64 * 1024 * 1024,
  },
);
const told = /two worlds: (\d+) histories, (\d+) answers and mails alike/.exec(stdout);
if (status !== 0 || !told) {
  console.error(stdout);
  process.exit(1);
}
const [, lived, compared] = told;
const minutes = ((performance.now() - began) / 60_000).toFixed(1);
const rows = [
  ['histories in two worlds', 'answers and mails compared', 'differences', 'minutes', 'day'],
  [lived!, compared!, 0, minutes, new Date().toISOString().slice(0, 10)],
];
recordFigures('npm run two-worlds', table(rows));
console.log(`${lived} histories, ${compared} answers and mails alike, byte by byte, in ${minutes} minutes.`);
