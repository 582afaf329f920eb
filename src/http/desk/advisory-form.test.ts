import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { advisorySchema } from '../../core/advisory/advisory.ts';
import { advisoryFrom, fieldsOfAdvisory, rowsOf } from './advisory-form.ts';

const path = new URL('../../../test/vectors/advisories/contour-2026-001.yaml', import.meta.url);
const advisory = advisorySchema.parse(parse(readFileSync(path, 'utf8')));

test('an advisory that goes through the editor unchanged comes back the same', () => {
  assert.deepEqual(advisoryFrom(fieldsOfAdvisory(advisory), advisory), advisory);
});

test('an empty row is dropped, and a fault names the row in which it was typed', () => {
  const fields = fieldsOfAdvisory(advisory);
  const rows = rowsOf(fields, 'affected.0.ranges');
  assert.ok(rows > 0);
  const padded = { ...fields, [`affected.0.ranges.${rows}.line`]: '', [`affected.0.ranges.${rows + 1}.line`]: '9.9' };
  const faults = advisoryFrom(padded, advisory);
  assert.ok(Array.isArray(faults));
  assert.deepEqual(
    faults.map(({ path }) => path),
    [`/affected/0/ranges/${rows + 1}/introduced`],
  );
});
