import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readYaml } from '../playbook/read.ts';
import { readDrill } from './read.ts';
import { drillJsonSchema } from './schema.ts';

const folder = new URL('../../../drills/', import.meta.url);
const shipped = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const small = readFileSync(new URL('leak-two-days-before.yaml', folder), 'utf8');

const faultsOf = (text: string) => {
  const read = readDrill(text);
  return read.ok ? [] : read.faults.map((f) => `${f.message} ${f.mend}`);
};

test('every drill that comes with Tidegate reads, by our reader and by the published schema', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(drillJsonSchema());
  for (const file of shipped) {
    const text = readFileSync(new URL(file, folder), 'utf8');
    assert.deepEqual(faultsOf(text), [], file);
    assert.ok(validate(readYaml(text).value), `${file} ${ajv.errorsText(validate.errors)}`);
  }
});

const bad: readonly (readonly [string, string, RegExp])[] = [
  ['when: disclosure - 2 days', 'when: two days before', /“disclosure - 2 days”/],
  ['when: disclosure - 2 days', 'when: disclosur - 2 days', /no moment “disclosur”. Did you mean “disclosure”\?/],
  ['by: mira\n    do: report', 'by: mirra\n    do: report', /no actor “mirra”. Did you mean “mira”\?/],
  ['moment: ended', 'moment: endet', /no moment “endet”. Did you mean “ended”\?/],
  ['id: objection', 'id: leak', /Two entries are called “leak”/],
];
for (const [from, to, message] of bad) {
  test(`a drill with “${to.split('\n')[0]}” is refused where it stands`, () => {
    assert.ok(small.includes(from));
    const faults = faultsOf(small.replace(from, to)).join('\n');
    assert.match(faults, message);
    assert.match(faults, /Line \d+, column \d+/);
  });
}

test('a drill in which nobody practises is no drill', () => {
  assert.match(
    faultsOf(small.replaceAll('practises: true', 'practises: false')).join(),
    /Nobody of the team practises/,
  );
});
