import assert from 'node:assert/strict';
import test from 'node:test';
import { nearest } from './nearest.ts';

const commands = ['serve', 'worker', 'replay', 'demo', 'doctor', 'backup', 'restore', 'user'];

test('a slip of the fingers finds the word that was meant', () => {
  assert.equal(nearest('sevre', commands), 'serve');
  assert.equal(nearest('docter', commands), 'doctor');
  assert.equal(nearest('TIDEGATE_BASEURL', ['TIDEGATE_BASE_URL', 'TIDEGATE_DATA']), 'TIDEGATE_BASE_URL');
});

test('a word unlike all others suggests nothing', () => {
  assert.equal(nearest('photograph', commands), undefined);
  assert.equal(nearest('x', []), undefined);
});
