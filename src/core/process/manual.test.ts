import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { sayEveryStep, sayMembershipSteps } from './manual.ts';

const page = (name: string) => readFileSync(new URL(`../../../docs/generated/${name}`, import.meta.url), 'utf8');

test('who takes which step, and what must hold before, is what the reference page tells people', () => {
  const told = page('process.md');
  assert.ok(told.includes(sayEveryStep()), 'npm run generate shows what has changed');
  assert.ok(told.endsWith(sayMembershipSteps()), 'npm run generate shows what has changed');
});
