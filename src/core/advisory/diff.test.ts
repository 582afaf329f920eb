import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { advisories } from '../../../test/support/advisories.ts';
import { contour } from '../../../test/support/contour.ts';
import { diffAdvisories } from './diff.ts';

const { advisory } = contour();

test('an advisory does not differ from itself, in whatever order its lists stand', () => {
  fc.assert(
    fc.property(advisories, (one) => {
      const other = { ...one, references: one.references.toReversed(), affected: one.affected.toReversed() };
      const isPlain = new Set(one.references.map(({ url }) => url)).size === one.references.length;
      assert.deepEqual(diffAdvisories(one, structuredClone(one)), []);
      if (isPlain && one.affected.length === 1) assert.deepEqual(diffAdvisories(one, other), []);
    }),
  );
});

test('a blank line at the end of a text is no difference: formats do not keep it', () => {
  const { description } = advisory;
  assert.deepEqual(diffAdvisories(advisory, { ...advisory, description: `${description}\n` }), []);
  assert.equal(diffAdvisories(advisory, { ...advisory, description: `  ${description}` }).length, 1);
});

test('a later patch of one line is one difference, under the name of its product and line', () => {
  const [affected] = advisory.affected;
  const ranges = affected!.ranges.map((range) => (range.line === '1.32' ? { ...range, fixed: '1.32.6' } : range));
  const after = { ...advisory, affected: [{ ...affected!, ranges: ranges.toReversed() }] };
  const found = diffAdvisories(advisory, after);
  assert.deepEqual(
    found.map(({ before, after: now }) => [before, now]),
    [['1.32.5', '1.32.6']],
  );
  assert.match(found[0]!.path, /^\/affected\/pkg:golang~1.*\/ranges\/1\.32\/fixed$/);
});

test('what comes and what goes has one side, and what is empty says nothing', () => {
  const { cve, ...less } = advisory;
  const found = diffAdvisories(less, { ...advisory, impact: '', credits: [{ name: 'Ada', role: 'reporter' }] });
  const ada = { name: 'Ada', role: 'reporter' };
  const all = [
    { path: '/impact', before: advisory.impact || undefined, after: undefined },
    { path: '/credits/Ada', before: undefined, after: ada },
    { path: '/cve', before: undefined, after: cve },
  ];
  assert.deepEqual(
    found,
    all.filter(({ before, after }) => before !== after),
  );
});

test('a severity is no difference where the other says it by its vector; another one is', () => {
  const { severity, ...silent } = { ...advisory, cvss: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:H' };
  assert.deepEqual(diffAdvisories(silent, { ...silent, severity: 'high' }), []);
  assert.deepEqual(diffAdvisories(silent, { ...silent, severity: 'low' }), [
    { path: '/severity', before: undefined, after: 'low' },
  ]);
  const { cvss, ...unrated } = silent;
  assert.deepEqual(
    diffAdvisories(unrated, { ...unrated, severity: 'high' }).map(({ path }) => path),
    ['/severity'],
  );
});
