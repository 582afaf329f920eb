import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expertScore } from './cvss4-macro.ts';

test('a macrovector has the score of the specification, and one beyond any level has none', () => {
  assert.equal(expertScore([0, 0, 0, 0, 0, 0]), 100);
  assert.equal(expertScore([2, 1, 2, 2, 2, 1]), 1);
  assert.equal(expertScore([0, 0, 0, 0, 3, 0]), undefined);
  assert.equal(expertScore([0, 0, 0, 3, 0, 0]), undefined);
  assert.equal(expertScore([3, 0, 0, 0, 0, 0]), undefined);
  assert.equal(expertScore([0, 0, 2, 0, 0, 0]), undefined, 'EQ3 and EQ6 exclude each other there');
});
