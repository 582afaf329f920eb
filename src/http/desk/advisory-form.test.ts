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

test('what the editor shows in rows comes back, and what it has no field for is passed on', () => {
  const whole = advisorySchema.parse({
    ...advisory,
    statements: [
      { vendor: 'Example', product: 'Gate', status: 'not affected', justification: 'component_not_present' },
      { vendor: 'Example', product: 'Lock', version: '1.2', status: 'under investigation' },
    ],
    scores: [{ environment: 'Windows', cvss: 'CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:N/I:N/A:H' }],
    vectors: ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N'],
    weaknesses: ['CWE-79'],
    aliases: ['GO-2026-5738'],
    credits: [{ name: 'Ada Example', role: 'tool', url: 'https://example.org/ada' }],
    timeline: [{ at: '2026-04-01T09:00:00Z', text: 'Reported.' }],
    affected: advisory.affected.map((one) => ({
      ...one,
      commits: [{ repo: 'https://example.org/gate', introduced: '0' }],
    })),
  });
  assert.deepEqual(advisoryFrom(fieldsOfAdvisory(whole), whole), whole);
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

test('a statement is written in the editor, and dropped when its texts are cleared', () => {
  const row = (at: number, values: Record<string, string>) =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [`statements.${at}.${key}`, value]));
  const gate = { vendor: 'Example', product: 'Gate', status: 'not affected', why: 'It has no such route.' };
  const written = { ...fieldsOfAdvisory(advisory), ...row(0, { status: 'not affected' }), ...row(2, gate) };
  const made = advisoryFrom(written, advisory);
  assert.ok(!Array.isArray(made));
  assert.deepEqual((made as typeof advisory).statements, [gate]);
  const without = advisoryFrom({ ...written, 'statements.2.why': '' }, advisory);
  assert.deepEqual(Array.isArray(without) && without.map(({ path }) => path), ['/statements/2/why']);
  const gone = advisoryFrom(fieldsOfAdvisory(advisory), made as typeof advisory);
  assert.equal((gone as typeof advisory).statements, undefined);
});

test('what a reference is and what somebody has done are chosen in the editor; a choice alone is no row', () => {
  const typed = {
    ...fieldsOfAdvisory(advisory),
    'references.0.kind': 'article',
    [`references.${advisory.references.length}.kind`]: 'web',
    'credits.0.name': 'Ada Example',
    'credits.0.role': 'remediation developer',
    'credits.1.role': 'finder',
  };
  const made = advisoryFrom(typed, advisory) as typeof advisory;
  assert.deepEqual(made.references, [{ ...advisory.references[0]!, kind: 'article' }, ...advisory.references.slice(1)]);
  assert.deepEqual(made.credits, [{ name: 'Ada Example', role: 'remediation developer' }]);
});
