import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant, plus } from '../core/process/instant.ts';
import { Counter, limits, networkOf } from './limits.ts';

const noon = instant('2026-04-01T12:00:00Z');

test('an IPv4 address stands for itself, an IPv6 one for its first 56 bits', () => {
  assert.equal(networkOf('192.0.2.7'), '192.0.2.7');
  assert.equal(networkOf('::ffff:192.0.2.7'), '192.0.2.7');
  assert.equal(networkOf('2001:db8:1:2ff::1'), networkOf('2001:0db8:0001:0200:9:9:9:9'));
  assert.notEqual(networkOf('2001:db8:1:2ff::1'), networkOf('2001:db8:1:3ff::1'));
  assert.equal(networkOf('::1'), networkOf('::2'));
});

test('the window ends by the clock that is handed in, and a new day knows nobody of the old one', () => {
  let salts = 0;
  const counter = new Counter(() => {
    salts += 1;
    return `salt ${salts}`;
  });
  const { most, seconds } = limits.join;
  for (let n = 0; n < most; n += 1) assert.equal(counter.count('join', '192.0.2.1', noon), undefined);
  assert.equal(counter.count('join', '192.0.2.1', plus(noon, 1_000)), seconds - 1);
  assert.equal(counter.count('report', '192.0.2.1', noon), undefined, 'each class counts for itself');
  assert.equal(counter.count('join', '192.0.2.1', plus(noon, seconds * 1_000)), undefined);
  assert.equal(salts, 1);
  for (let n = 0; n < most; n += 1) counter.count('join', '192.0.2.9', noon);
  assert.equal(counter.count('join', '192.0.2.9', instant('2026-04-02T00:00:00Z')), undefined);
  assert.equal(salts, 2);
});
