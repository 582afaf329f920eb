import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unhurried } from './unhurried.ts';

test('whoever comes while long work goes on has a turn before it ends', async () => {
  const rest = unhurried(0.5);
  let turns = 0;
  const others = setInterval(() => {
    turns += 1;
  }, 1);
  for (let piece = 0; piece < 20; piece += 1) {
    for (const until = performance.now() + 2; performance.now() < until; );
    await rest();
  }
  clearInterval(others);
  assert.ok(turns >= 5, `${turns} turns`);
});

test('work that is called off ends at its next rest', async () => {
  const off = new AbortController();
  const rest = unhurried(0.01, off.signal);
  for (const until = performance.now() + 6; performance.now() < until; );
  const resting = rest();
  off.abort();
  await assert.rejects(resting, { name: 'AbortError' });
});
