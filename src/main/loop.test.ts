import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { House } from '../app/house.ts';
import { startLoop } from './loop.ts';

test('work that somebody else broke off is told in the log and tried again; only the loop’s own end ends it', async () => {
  const said: string[] = [];
  let tries = 0;
  const breaksOff = async (): Promise<never> => {
    tries += 1;
    throw new DOMException('A mail server was given up', 'AbortError');
  };
  const house = { log: (line: string) => said.push(line) } as unknown as House;
  const loop = startLoop(house, breaksOff, 1);
  for (let waited = 0; tries < 4 && waited < 200; waited += 1) await pause(10);
  await loop.stop();
  assert.ok(tries >= 4, `tried ${tries} times`);
  assert.match(said.join('\n'), /A sweep failed and will be tried again: A mail server was given up/);
  const sofar = tries;
  await pause(20);
  assert.equal(tries, sofar, 'nothing begins after the end');
});
