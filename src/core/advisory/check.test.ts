import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { advisories } from '../../../test/support/advisories.ts';
import { contour } from '../../../test/support/contour.ts';
import type { Advisory } from './advisory.ts';
import { checkAdvisory } from './check.ts';

const base: Advisory = contour().advisory;
const withRanges = (...ranges: Advisory['affected'][number]['ranges']): Advisory => ({
  ...base,
  affected: [{ ...base.affected[0]!, ranges }],
});
const withAffected = (change: Partial<Advisory['affected'][number]>): Advisory => ({
  ...base,
  affected: [{ ...base.affected[0]!, ...change }],
});

test('the Contour advisory has no fault', () => {
  assert.deepEqual(checkAdvisory(base), []);
});

test('generated advisories have no error', () => {
  fc.assert(
    fc.property(advisories, (advisory) => {
      assert.deepEqual(
        checkAdvisory(advisory).filter((f) => f.severity === 'error'),
        [],
      );
    }),
  );
});

const { cvss: _, ...withoutScore } = base;
const cases: readonly [string, Advisory, string, string][] = [
  ['an empty title', { ...base, title: ' ' }, 'text-missing', '/title'],
  ['an empty description', { ...base, description: '' }, 'text-missing', '/description'],
  ['no severity at all', withoutScore, 'severity-missing', ''],
  ['a broken vector', { ...base, cvss: 'CVSS:3.1/AV:N' }, 'cvss-incomplete', '/cvss'],
  ['a word beside the vector', { ...base, severity: 'low' }, 'severity-differs', '/severity'],
  ['an unknown weakness', { ...base, cwe: 'CWE-99999' }, 'cwe-unknown', '/cwe'],
  ['no product', { ...base, affected: [] }, 'affected-missing', '/affected'],
  ['no range', withRanges(), 'range-missing', '/affected/0/ranges'],
  [
    'a version that is a range',
    withRanges({ line: '1', introduced: '>= 1.0.0' }),
    'version-form',
    '/affected/0/ranges/0/introduced',
  ],
  [
    'two numbers in Go',
    withRanges({ line: '1', introduced: '1.33' }),
    'version-semantic',
    '/affected/0/ranges/0/introduced',
  ],
  [
    'a patch before the start',
    withRanges({ line: '1', introduced: '1.10.0', fixed: '1.9.0' }),
    'range-empty',
    '/affected/0/ranges/0',
  ],
  [
    'a patch and none',
    withRanges({ line: '1', introduced: '1.0.0', fixed: '1.0.1', unpatched: 'Too old.' }),
    'range-contradiction',
    '/affected/0/ranges/0',
  ],
  [
    'a patch and a plan for one',
    withRanges({ line: '1', introduced: '1.0.0', fixed: '1.0.1', planned: 'Next week.' }),
    'range-contradiction',
    '/affected/0/ranges/0',
  ],
  [
    'no patch ever and a plan for one',
    withRanges({ line: '1', introduced: '1.0.0', unpatched: 'Too old.', planned: 'Next week.' }),
    'range-contradiction',
    '/affected/0/ranges/0',
  ],
  [
    'two lines with one version',
    withRanges(
      { line: '1.1', introduced: '1.1.0', fixed: '1.1.9' },
      { line: 'x', introduced: 'v1.1.5', fixed: '1.2.0' },
    ),
    'range-overlap',
    '/affected/0/ranges/1',
  ],
  ['a product twice', { ...base, affected: [base.affected[0]!, base.affected[0]!] }, 'affected-twice', '/affected/1'],
  [
    'a last affected version before the start',
    withRanges({ line: '1', introduced: '1.10.0', lastAffected: '1.9.0' }),
    'range-empty',
    '/affected/0/ranges/0',
  ],
  [
    'a last affected version beside a patch',
    withRanges({ line: '1', introduced: '1.0.0', fixed: '1.0.3', lastAffected: '1.0.2' }),
    'range-contradiction',
    '/affected/0/ranges/0',
  ],
  [
    'a line that begins with the last affected version of another',
    withRanges(
      { line: '1.0', introduced: '1.0.0', lastAffected: '1.0.2' },
      { line: 'x', introduced: '1.0.2', fixed: '1.0.3' },
    ),
    'range-overlap',
    '/affected/0/ranges/1',
  ],
  ['two vectors of one version', { ...base, vectors: [base.cvss!] }, 'cvss-twice-told', '/vectors/0'],
  ['a further vector that is broken', { ...base, vectors: ['CVSS:4.0/AV:N'] }, 'cvss-incomplete', '/vectors/0'],
  ['a weakness twice', { ...base, weaknesses: [base.cwe!] }, 'cwe-twice', '/weaknesses/0'],
  ['a versioned package URL', withAffected({ purl: 'pkg:golang/a/b@v1' }), 'purl', '/affected/0/purl'],
  [
    'a statement about a versioned package URL',
    { ...base, statements: [{ vendor: 'A', product: 'B', status: 'under investigation', purl: 'pkg:npm/a@1' }] },
    'purl',
    '/statements/0/purl',
  ],
  [
    'a statement about a range',
    { ...base, statements: [{ vendor: 'A', product: 'B', status: 'under investigation', version: '< 2' }] },
    'version-form',
    '/statements/0/version',
  ],
  ['an ecosystem in small letters', withAffected({ ecosystem: 'go' }), 'ecosystem', '/affected/0/ecosystem'],
];

for (const [name, advisory, rule, path] of cases) {
  test(`${name} is told as ${rule}`, () => {
    assert.deepEqual(
      checkAdvisory(advisory).map((f) => [f.rule, f.path]),
      [[rule, path]],
    );
  });
}
