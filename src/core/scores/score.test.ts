import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { skippedWithout, tableRows } from '../../../test/support/vectors.ts';
import { scores2 } from './cvss2.ts';
import { cvss20 } from './cvss2-metrics.ts';
import { scores3 } from './cvss3.ts';
import { score4 } from './cvss4.ts';
import { isFault, mainScore, type Score, score, systemOf, systems } from './score.ts';
import { type Chosen, parseVector } from './vector.ts';

function scored(vector: string): Score {
  const found = score(vector);
  assert.ok(!isFault(found), `${vector}: ${isFault(found) ? found.message : ''}`);
  return found;
}

function chosenIn(vector: string): Chosen {
  const chosen = parseVector(systemOf(vector) ?? cvss20, vector);
  assert.ok(!('rule' in chosen), vector);
  return chosen;
}

// Expectations of our own: CVSS 3.1 examples and hand calculation.
const known: readonly [string, number, string][] = [
  ['CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:H', 8.1, 'high'],
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H', 10, 'critical'],
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N', 0, 'none'],
  ['CVSS:3.0/AV:P/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N', 1.6, 'low'],
  ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H', 10, 'critical'],
  ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N', 0, 'none'],
  ['AV:N/AC:L/Au:N/C:C/I:C/A:C', 10, 'high'],
  ['AV:L/AC:L/Au:N/C:C/I:C/A:C', 7.2, 'high'],
];

for (const [vector, expected, word] of known) {
  test(`${vector} scores ${expected}`, () => {
    assert.equal(mainScore(scored(vector)), expected);
    assert.equal(scored(vector).severity, word);
  });
}

test('temporal and environmental scores appear only when a metric of theirs is chosen', () => {
  const base = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';
  assert.deepEqual(Object.keys(scored(`${base}/CR:X/E:X`)), ['vector', 'version', 'base', 'severity']);
  const found = scored(`${base}/E:U/CR:L`);
  assert.ok(found.version === '3.1');
  assert.equal(found.temporal, 9);
  assert.notEqual(found.environmental, undefined);
});

test('the canonical vector has the order of the specification and nothing undefined', () => {
  const mixed = 'CVSS:3.1/E:P/C:H/AV:N/AC:L/PR:N/UI:N/S:U/RL:X/I:H/A:H';
  assert.equal(scored(mixed).vector, 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:P');
});

test('a partial vector says how many metrics are chosen and which are open', () => {
  const found = score('CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H');
  assert.ok(isFault(found));
  assert.equal(found.rule, 'cvss-incomplete');
  assert.match(found.message, /^7 of 8 base metrics chosen/);
  assert.match(found.mend, /Availability \(A\)/);
});

const broken: readonly [string, string][] = [
  ['', 'cvss-format'],
  ['CVSS:3.1/', 'cvss-format'],
  ['CVSS:3.1', 'cvss-version'],
  ['CVSS:5.0/AV:N', 'cvss-version'],
  ['cvss:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 'cvss-version'],
  ['AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 'cvss-version'],
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/', 'cvss-format'],
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/A:H', 'cvss-twice'],
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:X', 'cvss-value'],
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/VC:H', 'cvss-metric'],
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:constructor', 'cvss-value'],
  ['CVSS:4.0/AC:L/AV:N/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H', 'cvss-order'],
  ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:S/SA:H', 'cvss-value'],
  [`CVSS:3.1/${'AV:N/'.repeat(200)}`, 'cvss-format'],
];

for (const [vector, rule] of broken) {
  test(`"${vector.slice(0, 70)}" is refused by ${rule}`, () => {
    const found = score(vector);
    assert.ok(isFault(found));
    assert.equal(found.rule, rule);
    assert.ok(found.mend.length > 0);
  });
}

const anyVector = fc.constantFrom(...systems).chain((system) => {
  const parts = system.metrics.map((m) => {
    const value = fc.constantFrom(...Object.keys(m.values)).map((code) => `${m.id}:${code}`);
    return m.group === 'base' ? value : fc.option(value, { nil: undefined });
  });
  return fc.tuple(...parts).map((all) => system.prefix + all.filter((part) => part !== undefined).join('/'));
});

test('every vector that a system can write scores between 0 and 10 in tenths, and its canonical form scores the same', () => {
  fc.assert(
    fc.property(anyVector, (vector) => {
      const found = scored(vector);
      assert.deepEqual(scored(found.vector), found);
      const numbers = found.version === '4.0' ? [found.score] : [found.base, found.temporal, found.environmental];
      for (const n of numbers) {
        if (n !== undefined) assert.ok(n >= 0 && n <= 10 && Number(n.toFixed(1)) === n, `${vector}: ${n}`);
      }
    }),
  );
});

for (const version of ['2.0', '3.0', '3.1'] as const) {
  const file = `dev/cvss-vectors/cvss${version}.tsv`;
  test(`CVSS ${version}: every shared vector scores as expected`, { skip: skippedWithout(file) }, () => {
    const rows = tableRows(file);
    assert.ok(rows.length > 1000);
    for (const [vector = '', base, temporal, environmental] of rows) {
      const chosen = chosenIn(vector);
      const found = version === '2.0' ? scores2(chosen) : scores3(version, chosen);
      assert.deepEqual(Object.values(found), [base, temporal, environmental].map(Number), vector);
    }
  });
}

for (const name of ['cvss4.0.tsv', 'cvss4.0-macro.tsv']) {
  const file = `dev/cvss-vectors/${name}`;
  test(`CVSS 4.0: every vector of ${name} scores as expected`, { skip: skippedWithout(file) }, () => {
    for (const [vector = '', expected, macrovector] of tableRows(file)) {
      const found = score4(chosenIn(vector));
      assert.equal(found.score, Number(expected), vector);
      if (macrovector !== 'none') assert.equal(found.macrovector, macrovector, vector);
    }
  });
}

const invalid = 'dev/cvss-vectors/invalid-v4.0.tsv';
test('CVSS 4.0: every invalid vector of FIRST is refused', { skip: skippedWithout(invalid) }, () => {
  const taken = tableRows(invalid).filter(([vector = '']) => !isFault(score(vector)));
  assert.deepEqual(taken, []);
});
