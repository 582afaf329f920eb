import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareVersions } from '../release/versions.ts';
import { type Affected, affectedTest, hasSemanticVersions, intervalsOf, sayInterval } from './intervals.ts';

type Range = Affected['ranges'][number];
const affected = (ranges: readonly Omit<Range, 'line'>[], ecosystem?: string): Affected => ({
  vendor: 'Harbour',
  product: 'Crane',
  ranges: ranges.map((range) => ({ line: 'any', ...range })),
  ...(ecosystem ? { ecosystem } : {}),
});
const said = (...ranges: readonly Omit<Range, 'line'>[]) => intervalsOf(affected(ranges)).map(sayInterval);

test('given lines out of order, the stretches ascend by version and not by text, without a leading v', () => {
  assert.deepEqual(said({ introduced: 'v1.10.0', fixed: 'v1.10.2' }, { introduced: '1.9.0', fixed: '1.9.4' }), [
    '1.9.0 up to, but not including, 1.9.4',
    '1.10.0 up to, but not including, 1.10.2',
  ]);
});

test('given a line without a patch, it ends where the next begins and does not count as patched', () => {
  const found = intervalsOf(affected([{ introduced: '1.1.0', fixed: '1.1.3' }, { introduced: '1.0.0' }]));
  assert.deepEqual(
    found.map(({ introduced, before, patched }) => [introduced, before, patched]),
    [
      ['1.0.0', '1.1.0', false],
      ['1.1.0', '1.1.3', true],
    ],
  );
});

test('given no end, the words say that all later versions are affected', () => {
  assert.deepEqual(said({ introduced: '2.0.0' }), ['2.0.0 and later']);
  assert.deepEqual(said({ introduced: '0' }), ['all versions']);
  assert.equal(intervalsOf(affected([{ introduced: '2.0.0' }]))[0]!.patched, false);
});

test('given the first version ever as the start, only the end is said', () => {
  assert.deepEqual(said({ introduced: '0', fixed: '2.0.0' }), ['all before 2.0.0']);
});

test('the ecosystem says whether versions are semantic, whatever they look like', () => {
  assert.equal(hasSemanticVersions(affected([{ introduced: '1.33' }], 'Go')), true);
  assert.equal(hasSemanticVersions(affected([{ introduced: '1.33.0' }], 'PyPI')), false);
});

test('without an ecosystem every version must look semantic; the first one ever and an empty end do', () => {
  const semantic = (...ranges: readonly Omit<Range, 'line'>[]) => hasSemanticVersions(affected(ranges));
  assert.equal(semantic({ introduced: '0', fixed: 'v1.2.3' }, { introduced: '1.3.0', fixed: '' }), true);
  assert.equal(semantic({ introduced: '1.2.3' }, { introduced: '1.3' }), false, 'one start is not');
  assert.equal(semantic({ introduced: '1.2.3', fixed: '1.3' }), false, 'one end is not');
});

test('a version is affected when any stretch holds it, overlapping ones and those within others too', () => {
  const isAffected = affectedTest(
    affected(
      [
        { introduced: '3.0.0', lastAffected: '3.1.0' },
        { introduced: '1.0.0', fixed: '9.0.0' },
        { introduced: '2.0.0', fixed: '2.1.0' },
        { introduced: '9.0.0', lastAffected: '9.0.0' },
      ],
      'npm',
    ),
  );
  const versions = ['0.9.0', '1.0.0', '2.5.0', '3.1.1', '8.9.9', 'v9.0.0', '9.0.1'];
  assert.deepEqual(versions.map(isAffected), [false, true, true, true, true, true, false]);
});

test('a stretch that ends before it begins holds nothing, and no range affects nothing', () => {
  assert.equal(affectedTest(affected([{ introduced: '2.0.0', fixed: '1.0.0' }], 'npm'))('1.5.0'), false);
  assert.equal(affectedTest(affected([]))('1.0.0'), false);
});

test('one version alone is found by its name where the order of versions runs in a circle', () => {
  const circle = ['1.0.0-rc1', '1.0.0', '1.0.0.1'];
  const isAffected = affectedTest(affected(circle.map((one) => ({ introduced: one, lastAffected: one }))));
  assert.deepEqual(circle.map(isAffected), [true, true, true]);
});

test('a thousand versions asked of a thousand ranges take comparisons by the logarithm, not by the square', () => {
  let compared = 0;
  const ranges = Array.from({ length: 1_000 }, (_, n) => ({
    introduced: `1.${(n * 7_919) % 1_000}.0`,
    fixed: `1.${(n * 7_919) % 1_000}.5`,
  }));
  const isAffected = affectedTest(affected(ranges, 'npm'), (a, b) => {
    compared += 1;
    return compareVersions(a, b, 'npm');
  });
  const asked = Array.from({ length: 1_000 }, (_, n) => [`1.${n}.4`, `1.${n}.5`]);
  assert.ok(asked.every(([inside, after]) => isAffected(inside!) && !isAffected(after!)));
  assert.ok(compared < 40_000, `${compared} comparisons`);
});
