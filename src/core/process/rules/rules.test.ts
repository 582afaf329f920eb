import assert from 'node:assert/strict';
import test from 'node:test';
import { rules } from './index.ts';

test('there are ninety-five rules, numbered without a gap, each one sentence', () => {
  assert.deepEqual(
    rules.map((rule) => rule.id),
    Array.from({ length: 95 }, (_, i) => `R${String(i + 1).padStart(2, '0')}`),
  );
  for (const { id, text } of rules) assert.match(text, /^[A-Z].*[A-Za-z]\.$/, id);
});

test('an enforced rule has a place and a proof, a manual one says what a person does', () => {
  for (const { id, status, place, proof, manual } of rules) {
    if (status === 'enforced') assert.ok(place && proof, id);
    if (status === 'manual') assert.ok(place && manual, id);
  }
});
