import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rulesOf } from '../csaf21/rules/index.ts';
import { clauseOf, informativeTestsOf20, testsOf20, testsOf21 } from './library.ts';
import { mendOf } from './mends.ts';

test('for every test of both editions there is a sentence that says what to do', async () => {
  const { mandatory, optional } = await testsOf20();
  const of20 = [...mandatory, ...optional, ...(await informativeTestsOf20())].map(clauseOf);
  const of21 = [...(await testsOf21()).map(clauseOf), ...rulesOf(0).map(({ clause }) => clause)];
  const without = (edition: '2.0' | '2.1', clauses: readonly string[]) =>
    [...new Set(clauses)]
      .filter((clause) => mendOf(edition, clause).match(/^See (the draft of )?CSAF/))
      .map((one) => `${edition} ${one}`);
  assert.ok(of20.length > 60 && of21.length > 100);
  assert.deepEqual([...without('2.0', of20), ...without('2.1', of21)], []);
  assert.equal(
    mendOf('2.0', '6.1.8'),
    'Write the score as the JSON schema of its version of CVSS has it. See CSAF 2.0 §6.1.8.',
  );
});
