import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { affectedTest } from './intervals.ts';
import { readNative } from './native.ts';
import { rangesOfSpans, spansOfVers } from './spans.ts';
import { isCanonicalVers, parseVers, versContains, versOf, writeVers } from './vers.ts';

test('a range reads, and is written with its versions ascending', () => {
  assert.equal(writeVers(parseVers('vers:pypi/<2.0|0.0.6|>=1.0')!), 'vers:pypi/0.0.6|>=1.0|<2.0');
  assert.equal(isCanonicalVers('vers:npm/>=2.0.0|<1.0.0'), false);
  assert.equal(isCanonicalVers('vers:npm/<1.0.0|>=2.0.0'), true);
  assert.equal(isCanonicalVers('no range'), false);
  assert.deepEqual(parseVers('vers:npm/*'), { scheme: 'npm', constraints: [] });
  for (const broken of ['vers:npm', 'vers:npm/', 'vers:npm/>=1.0.0| <2', 'vers:npm/|1', 'vers:npm/1%2G', 'npm/1']) {
    assert.equal(parseVers(broken), undefined, broken);
  }
});

const inside: readonly (readonly [vers: string, version: string, is: boolean])[] = [
  ['vers:npm/*', '1.0.0', true],
  ['vers:npm/>=1.0.0|<2.0.0', '1.10.0', true],
  ['vers:npm/>=1.0.0|<2.0.0', '2.0.0', false],
  ['vers:npm/>1.0.0|<=2.0.0', '1.0.0', false],
  ['vers:npm/>1.0.0|<=2.0.0', '2.0.0', true],
  ['vers:npm/>=1.0.0|!=1.5.0', '1.5.0', false],
  ['vers:npm/!=1.5.0', '1.6.0', true],
  ['vers:npm/1.5.0', '1.6.0', false],
  ['vers:npm/<1.0.0|>=2.0.0', '1.5.0', false],
  ['vers:npm/<1.0.0|>=2.0.0', '3.0.0', true],
  ['vers:pypi/<=1.3.0|3.0.0', '3', true],
];
for (const [vers, version, is] of inside) {
  test(`${version} is ${is ? '' : 'not '}in ${vers}`, () => {
    assert.equal(versContains(parseVers(vers)!, version), is);
  });
}

test('ranges in the notation of their own ecosystem read as the same', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['npm', '>=1.3.0 <1.3.2 || ^0.2.1-beta', 'vers:npm/>=0.2.1-beta|<0.3.0|>=1.3.0|<1.3.2'],
    ['npm', '1.2.x', 'vers:npm/>=1.2.0|<1.3.0'],
    ['gem', '~>2.0.8', 'vers:gem/>=2.0.8|<2.1'],
    ['nuget', '[1.0.0, 2.0.0)', 'vers:nuget/>=1.0.0|<2.0.0'],
    ['maven', '(,1.5]', 'vers:maven/<=1.5'],
    ['github', '>= 1.33.0, < 1.33.4', 'vers:github/>=1.33.0|<1.33.4'],
  ];
  for (const [scheme, text, wanted] of cases) assert.equal(writeVers(readNative(scheme, text)!), wanted);
  for (const broken of ['>= 1.0 or so', 'n/a', '>> 1']) assert.equal(readNative('github', broken), undefined, broken);
});

const numbers = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })).map(([a, b]) => `1.${a}.${b}`);

test('the ranges of spans cover what the spans cover, and each ends as VERS says', () => {
  const span = fc.record({ from: numbers, before: numbers }, { requiredKeys: ['from'] });
  const lasting = fc.record({ from: numbers, last: numbers });
  fc.assert(
    fc.property(fc.array(fc.oneof(span, lasting), { maxLength: 5 }), numbers, (spans, version) => {
      const covers = spans.some((one) => {
        const [low, high] = [
          one.from <= version,
          'last' in one ? version <= one.last : !('before' in one) || version < one.before!,
        ];
        return low && high;
      });
      const sound = spans.filter((one) =>
        'last' in one ? one.from <= one.last : !('before' in one) || one.from < one.before!,
      );
      const affected = {
        vendor: 'v',
        product: 'p',
        ecosystem: 'npm',
        package: 'p',
        ranges: rangesOfSpans(sound, 'npm'),
      };
      assert.equal(affectedTest(affected)(version), covers);
    }),
  );
});

test('an interval written as VERS holds the versions that it affects', () => {
  const of = (text: string) => {
    const { spans, rest } = spansOfVers(parseVers(text)!);
    assert.deepEqual(rest, []);
    const affected = {
      vendor: 'v',
      product: 'p',
      purl: 'pkg:npm/p',
      ecosystem: 'npm',
      package: 'p',
      ranges: rangesOfSpans(spans),
    };
    return affected.ranges.map((range) => {
      const { introduced, fixed: before, lastAffected: last } = range;
      return versOf(affected, {
        range,
        introduced,
        patched: before !== undefined,
        ...(before ? { before } : {}),
        ...(last ? { last } : {}),
      });
    });
  };
  for (const text of [
    'vers:npm/>=1.0.0|<2.0.0',
    'vers:npm/<=2.0.0',
    'vers:npm/1.5.0',
    'vers:npm/>=3.0.0',
    'vers:npm/*',
  ]) {
    assert.deepEqual(of(text), [text]);
  }
});

test('what has no place in a span is named', () => {
  const { spans, rest } = spansOfVers(parseVers('vers:npm/>1.0.0|!=1.5.0|<2.0.0')!);
  assert.deepEqual(spans, [{ from: '1.0.0', before: '2.0.0' }]);
  assert.deepEqual(
    rest.map(({ comparator }) => comparator),
    ['>', '!='],
  );
});
