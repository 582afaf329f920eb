import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readYaml } from '../playbook/read.ts';
import { readScenario } from './read.ts';
import { scenarioJsonSchema } from './schema.ts';

const folder = new URL('../../../test/scenarios/', import.meta.url);
const small = `scenario: small
title: A small one
start: 2026-01-05T09:00:00Z
project:
  playbook: contour
  title: Example
  product: example
  vendor: Example project
  namespace: https://example.org
  contact: security@example.org
actors:
  ann: { is: reporter, name: Ann }
steps:
  - at: 2026-01-05T09:00:00Z
    by: ann
    do: report
    says: Ann reports.
    with: { effects: It stops. }
`;

const faultsOf = (text: string) => {
  const read = readScenario(text);
  return read.ok ? [] : read.faults.map((f) => `${f.message} ${f.mend}`);
};

test('a scenario is read with its times in one form', () => {
  const read = readScenario(small.replace('by: ann', 'by: ann\n    invented: true'));
  assert.ok(read.ok);
  assert.equal(read.scenario.steps[0]!.at, '2026-01-05T09:00:00.000Z');
  assert.equal(read.scenario.steps[0]!.expect, 'done');
});

test('every scenario that comes with Tidegate can be read', () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
    assert.deepEqual(faultsOf(readFileSync(new URL(file, folder), 'utf8')), [], file);
  }
});

test('the printed JSON Schema takes what the reader takes, and finds an unknown field', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(scenarioJsonSchema());
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
    const { value } = readYaml(readFileSync(new URL(file, folder), 'utf8'));
    assert.ok(validate(value), `${file} ${ajv.errorsText(validate.errors)}`);
  }
  assert.ok(!validate({ ...(readYaml(small).value as object), titel: 'x' }));
});

const bad: readonly (readonly [string, string, RegExp])[] = [
  ['do: report', 'do: reprot', /^Line 16, column \d+: .*Did you mean “report”\?$/],
  ['by: ann', 'by: anna', /^Line 15, column \d+: There is no actor “anna”\. Did you mean “ann”\?$/],
  [
    'says: Ann reports.',
    'sais: Ann reports.',
    /^Line 17, column \d+: There is no field "sais" here\. Did you mean "says"\?$/,
  ],
  ['at: 2026-01-05T09:00:00Z\n    by', 'at: 2026-01-05\n    by', /^Line 14, column \d+: "at"/],
  [
    'at: 2026-01-05T09:00:00Z\n    by',
    'at: 2026-01-04T09:00:00Z\n    by',
    /^Line 14, column \d+: This step lies before/,
  ],
  ['do: report', 'do: accept', /^Line 16, column \d+: “accept” does not say about whom\. Add: on: ACTOR\.$/],
  [
    'do: report\n    says: Ann reports.\n    with: { effects',
    'do: send-message\n    says: Ann writes.\n    with: { txt',
    /^Line 18, column \d+: “send-message” takes no field “txt”\. Did you mean “text”\?$/,
  ],
  ['title: A small one', 'title: [', /^Line \d+, column \d+: /],
];

for (const [from, to, message] of bad) {
  test(`a slip is found with its line and its mend: ${to.split('\n')[0]}`, () => {
    assert.ok(small.includes(from));
    const faults = faultsOf(small.replace(from, to));
    assert.ok(
      faults.some((f) => message.test(f)),
      faults.join('\n'),
    );
  });
}
