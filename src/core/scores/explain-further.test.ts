import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explainScore } from './explain.ts';
import { explainFurther } from './explain-further.ts';
import { systems } from './score.ts';

test('threat, environment and what 4.0 adds are told after the base metrics', () => {
  const base = 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:L/VA:N/SC:N/SI:N/SA:N';
  const before = explainScore(base) as string[];
  const said = explainScore(`${base}/E:P/CR:H/MAV:A/MSI:S/R:U/U:Red`) as string[];
  assert.deepEqual(said.slice(before.length), [
    'A proof of concept is public; no attack is known.',
    'In this environment confidentiality matters more than usual.',
    'In this environment Attack Vector counts as Adjacent.',
    'In this environment Subsequent System Integrity counts as Safety.',
    'Somebody has to bring the system back.',
    'Its supplier calls the urgency Red.',
  ]);
});

test('the temporal metrics of 2.0 and 3.1 are told in the same words', () => {
  const further = (vector: string) => (explainScore(vector) as string[]).slice(-3);
  const said = ['A proof of concept is public.', 'A fix is there.', 'It is confirmed.'];
  assert.deepEqual(further('AV:N/AC:L/Au:N/C:P/I:P/A:P/E:POC/RL:OF/RC:C'), said);
  assert.deepEqual(further('CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:P/RL:O/RC:C'), said);
});

for (const system of systems) {
  test(`every value of CVSS ${system.version} beyond the base has a sentence, and none is told twice`, () => {
    for (const metric of system.metrics.filter(({ group }) => group !== 'base')) {
      const told = Object.keys(metric.values)
        .filter((value) => value !== system.unset)
        .map((value) => explainFurther(system, new Map([[metric.id, value]])));
      assert.ok(
        told.every(([sentence]) => sentence?.endsWith('.') && !sentence.includes('undefined')),
        metric.id,
      );
      assert.equal(new Set(told.flat()).size, told.length, metric.id);
      assert.deepEqual(explainFurther(system, new Map([[metric.id, system.unset]])), []);
    }
  });
}
