import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { sharedData, skippedWithout } from '../../../test/support/vectors.ts';
import { allWeaknesses, checkCwe, cweName, cweUsage } from './cwe.ts';

test('a weakness has its exact name', () => {
  assert.equal(cweName('CWE-94'), "Improper Control of Generation of Code ('Code Injection')");
  assert.equal(cweName('CWE-0'), undefined);
  assert.ok(
    allWeaknesses().some(({ id }) => id === 'CWE-94'),
    'all are listed',
  );
});

test('an unknown weakness is a fault, an unsuited one a warning, a good one neither', () => {
  assert.equal(checkCwe('CWE-99999', '/cwe')[0]?.severity, 'error');
  assert.deepEqual(
    checkCwe('CWE-20', '/cwe').map((f) => [f.rule, f.severity]),
    [['cwe-discouraged', 'warning']],
  );
  assert.equal(cweUsage('CWE-71'), 'Prohibited');
  assert.equal(checkCwe('CWE-71', '/cwe')[0]?.rule, 'cwe-prohibited');
  assert.deepEqual(checkCwe('CWE-94', '/cwe'), []);
});

const official = 'schemas/cwe/cwe-4.20.json';
test('names and usage are those of CWE 4.20', { skip: skippedWithout(official) }, () => {
  const rows = JSON.parse(readFileSync(sharedData(official)!, 'utf8')) as Record<string, string>[];
  const expected = rows.map((r) => [r.id, r.name, r.mapping_usage]);
  const ours = allWeaknesses().map((w) => [w.id, w.name, w.usage]);
  assert.equal(ours.length, 969);
  assert.deepEqual(new Map(ours.map((w) => [w[0], w])), new Map(expected.map((w) => [w[0], w])));
});
