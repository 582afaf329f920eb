import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultsFromZod } from '../../core/case/zod-faults.ts';
import { applicationSchema } from '../../core/distributors/application.ts';
import { labelsOf } from '../step-schema.ts';
import { faultUnder, fieldErrors } from './field-errors.ts';

const empty = { name: '', products: '', contactName: 'Ada\nMarsh', contactAddress: 'nowhere', answers: {} };

test('an empty application is told once a field, by the labels of the form, and never by names of the API', () => {
  const parsed = applicationSchema.safeParse(empty);
  assert.ok(parsed.error);
  const said = fieldErrors(faultsFromZod(parsed.error, empty), 'name', labelsOf(applicationSchema));
  assert.deepEqual(
    said.map(({ field }) => field),
    ['name', 'products', 'contactName', 'contactAddress', 'accepted'],
  );
  const words = said.map(({ message }) => message);
  assert.equal(words[0], '“Organisation” is empty. It is needed here.');
  assert.match(words[2]!, /^“Your name” is not written as it must be\./);
  assert.match(words[3]!, /^“Role address” is no mail address\./);
  assert.equal(words[4], '“We accept the embargo policy” is missing. It is needed here.');
});

test('a fault keeps its own words where no label is known, and beside a label that has a dollar sign', () => {
  const fault = {
    rule: 'empty',
    path: '/x',
    message: '"x" is empty.',
    mend: 'Fill it in.',
    severity: 'error',
  } as const;
  assert.equal(faultUnder(undefined, fault), '"x" is empty. Fill it in.');
  assert.equal(faultUnder('Cost in $&', fault), '“Cost in $&” is empty. It is needed here.');
});
