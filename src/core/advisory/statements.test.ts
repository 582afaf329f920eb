import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayStatement } from './statements.ts';

const gate = { vendor: 'Example', product: 'Gate' } as const;

test('a statement is a line that says what, whether, and why', () => {
  assert.equal(sayStatement({ ...gate, status: 'under investigation' }), 'Gate by Example: under investigation');
  assert.equal(
    sayStatement({ vendor: ' Example ', product: 'Gate\n', status: 'under investigation' }),
    'Gate by Example: under investigation',
  );
  assert.equal(
    sayStatement({
      ...gate,
      purl: 'pkg:npm/gate',
      version: '1.2.3',
      status: 'not affected',
      justification: 'vulnerable_code_not_present',
      why: 'Built without it',
    }),
    'Gate by Example (pkg:npm/gate), version 1.2.3: not affected. The vulnerable code is not in it. Built without it',
  );
  assert.equal(
    sayStatement({ ...gate, status: 'not affected', why: 'Older.' }),
    'Gate by Example: not affected. Older.',
  );
});
