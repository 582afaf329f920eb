import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rules } from './index.ts';

test('there are ninety-five rules, numbered without a gap, each one sentence', () => {
  assert.deepEqual(
    rules.map((rule) => rule.id),
    Array.from({ length: 95 }, (_, i) => `R${String(i + 1).padStart(2, '0')}`),
  );
  for (const { id, text } of rules) assert.match(text, /^[A-Z].*[A-Za-z]\.$/, id);
});

test('no rule is open: each has a place, and a proof or what a person does', () => {
  for (const { id, status, place, proof, manual } of rules) {
    assert.notEqual(status, 'open', id);
    assert.ok(place, id);
    if (status !== 'manual') assert.ok(proof, id);
    if (status !== 'enforced') assert.ok(manual, id);
  }
});

test('only what waits for a channel is kept by hand: mail intake, private fork, commit lint, CVE request', () => {
  assert.deepEqual(
    rules.filter(({ status }) => status === 'manual').map(({ id }) => id),
    ['R08', 'R11', 'R13', 'R41', 'R49', 'R52'],
  );
});
