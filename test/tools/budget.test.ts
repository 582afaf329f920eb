import assert from 'node:assert/strict';
import test from 'node:test';
import { overBudget, spread } from '../../tools/budget.ts';

test('each kind of file has its own limit, and the limit itself passes', () => {
  assert.deepEqual(overBudget([{ path: 'src/a/b.ts', lines: 400 }]), []);
  assert.equal(overBudget([{ path: 'src/a/b.ts', lines: 401 }]).length, 1);
  assert.deepEqual(overBudget([{ path: 'src/a/b.test.ts', lines: 500 }]), []);
  assert.equal(overBudget([{ path: 'test/a.ts', lines: 501 }]).length, 1);
  assert.equal(overBudget([{ path: 'tools/a.ts', lines: 101 }]).length, 1);
});

test('a file named for nothing is refused wherever it lies', () => {
  assert.equal(overBudget([{ path: 'src/a/utils.ts', lines: 1 }]).length, 1);
  assert.equal(overBudget([{ path: 'src/a/helper.test.ts', lines: 1 }]).length, 1);
  assert.deepEqual(overBudget([{ path: 'src/a/service-line.ts', lines: 1 }]), []);
});

test('the spread is of lengths, not of names', () => {
  const files = [5, 1, 3, 2, 4].map((lines) => ({ path: 'x', lines }));
  assert.deepEqual(spread(files), { median: 3, p90: 5, max: 5 });
  assert.deepEqual(spread([]), { median: 0, p90: 0, max: 0 });
});
