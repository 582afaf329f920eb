import assert from 'node:assert/strict';
import test from 'node:test';
import { carried, enforced, manual, open } from '../../src/core/process/rules/rule.ts';
import { faultsOf } from '../../tools/generators/rules.ts';

const here = 'test/tools/rules-page.test.ts';

test('a place that is a file and a proof that is a test pass', () => {
  assert.deepEqual(
    faultsOf(enforced('R01', 'A.', here, `${here} :: a place that is a file and a proof that is a test pass`)),
    [],
  );
  assert.deepEqual(faultsOf(manual('R01', 'A.', here, 'A person asks.')), []);
  const proven = `${here} :: a missing place`;
  assert.deepEqual(faultsOf(carried('R01', 'A.', here, proven, 'A person asks.')), []);
  assert.deepEqual(faultsOf(open('R01', 'A.')), []);
});

test('a missing place, a missing test file and a missing test are each named', () => {
  const elsewhere = ['nowhere', 'ts'].join('.');
  assert.match(faultsOf(enforced('R01', 'A.', elsewhere, `${here} :: a missing place`))[0]!, /no file “nowhere\.ts”/);
  assert.match(faultsOf(enforced('R01', 'A.', here, `${elsewhere} :: x`))[0]!, /no test file/);
  assert.match(faultsOf(enforced('R01', 'A.', here, `${here} :: ${'z'.repeat(9)}`))[0]!, /has no test/);
  assert.match(faultsOf(manual('R01', 'A.', elsewhere, 'A person asks.'))[0]!, /no file/);
  assert.match(faultsOf(carried('R01', 'A.', here, `${here} :: ${'z'.repeat(9)}`, 'A.'))[0]!, /has no test/);
});
