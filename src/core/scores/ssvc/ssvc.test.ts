import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { sharedData, skippedWithout } from '../../../../test/support/vectors.ts';
import { decideSsvc, decisionTables } from './ssvc.ts';

const table = (id: string) => decisionTables.find((one) => one.id === id)!;

function possible(id: string, answers: Record<string, string>): readonly string[] {
  const decided = decideSsvc(table(id), answers);
  assert.ok(!('faults' in decided), JSON.stringify(decided));
  return decided.possible.map(({ name }) => name);
}

test('answers lead to the decision that the table gives, by key or by name', () => {
  assert.deepEqual(possible('supplier', { E: 'N', U: 'L', TI: 'P', PSI: 'M' }), ['Defer']);
  assert.deepEqual(possible('supplier', { E: 'A', U: 'S', TI: 'T', PSI: 'S' }), ['Immediate']);
  const said = { exploitation: 'active', Utility: 'super effective', 'technical-impact': 'Total', psi: 'significant' };
  assert.deepEqual(possible('supplier', said), ['Immediate']);
  assert.deepEqual(possible('cisa', { E: 'A', A: 'Y', TI: 'T', MWI: 'H' }), ['Act']);
});

test('what is open leaves more than one decision, least pressing first', () => {
  assert.deepEqual(possible('supplier', {}), ['Defer', 'Scheduled', 'Out-of-Cycle', 'Immediate']);
  assert.deepEqual(possible('utility', { A: 'N' }), ['Laborious', 'Efficient']);
});

test('an unknown point or answer names the nearest, and two answers to one point are refused', () => {
  const faults = (answers: Record<string, string>) => {
    const decided = decideSsvc(table('supplier'), answers);
    return 'faults' in decided ? decided.faults.map((one) => `${one.message} ${one.mend}`).join('\n') : '';
  };
  assert.match(faults({ Exploitatoin: 'N' }), /no point “Exploitatoin”. Did you mean “Exploitation”\?/);
  assert.match(faults({ E: 'X' }), /no answer to “Exploitation” “X”. There are: N \(None\), P/);
  assert.match(faults({ E: 'N', exploitation: 'A' }), /answered twice/);
  assert.equal(faults({ E: 'N', exploitation: 'none' }), '');
});

const official = 'schemas/ssvc/data/json/decision_tables';
const files: Readonly<Record<string, string>> = {
  supplier: 'ssvc/supplier_patch_development_priority_1_0_0',
  deployer: 'ssvc/deployer_patch_application_priority_1_0_0',
  'coordinator-triage': 'ssvc/coordinator_triage_1_0_0',
  'coordinator-publish': 'ssvc/coordinator_publish_decision_table_1_0_0',
  cisa: 'cisa/cisa_coordinator_2_0_3',
  'cisa-bod-26-04': 'cisa/cisa_bod_26_04_1_0_0',
  utility: 'ssvc/utility_1_0_0',
  'public-safety-impact': 'ssvc/public_safety_impact_1_0_0',
  'human-impact': 'ssvc/human_impact_1_0_0',
};

test('every table agrees with the official one in every row', { skip: skippedWithout(official) }, () => {
  assert.deepEqual(
    Object.keys(files),
    decisionTables.map(({ id }) => id),
  );
  for (const [id, file] of Object.entries(files)) {
    const theirs = JSON.parse(readFileSync(sharedData(`${official}/${file}.json`)!, 'utf8'));
    for (const row of theirs.mapping as Record<string, string>[]) {
      const answers = Object.fromEntries(
        Object.entries(row)
          .filter(([point]) => point !== theirs.outcome)
          .map(([point, value]) => [point.split(':')[1]!, value]),
      );
      const decided = decideSsvc(table(id), answers);
      assert.ok(!('faults' in decided));
      assert.deepEqual(
        decided.possible.map(({ key }) => key),
        [row[theirs.outcome]],
        JSON.stringify(row),
      );
      assert.deepEqual(decided.open, []);
    }
  }
});
