import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rotaStep, rotaSteps } from './rota-steps.ts';

test('each step of the rota is found by its own id, and nothing by another', () => {
  for (const step of rotaSteps) assert.equal(rotaStep(step.id), step);
  assert.equal(rotaStep('nothing'), undefined);
  assert.equal(rotaStep(undefined), undefined);
});
