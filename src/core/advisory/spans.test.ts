import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineOf, rangesOfSpans, type Span } from './spans.ts';

const said = (spans: readonly Span[], ecosystem?: string) =>
  rangesOfSpans(spans, ecosystem).map(({ introduced, fixed, lastAffected }) => [introduced, fixed, lastAffected]);

test('spans that overlap become one where the order of their versions is known', () => {
  assert.deepEqual(
    said([
      { from: '1.2', before: '2.0' },
      { from: 'v1.0.0', before: '1.10.0-rc.1' },
    ]),
    [['v1.0.0', '2.0', undefined]],
  );
  assert.deepEqual(
    said([
      { from: '1.0a', before: '2.0' },
      { from: '1.2', before: '1.3' },
    ]).length,
    2,
    'no order is known',
  );
  assert.deepEqual(
    said(
      [
        { from: '1.0a1', before: '2.0' },
        { from: '1.2', before: '1.3' },
      ],
      'PyPI',
    ),
    [['1.0a1', '2.0', undefined]],
  );
});

test('what looks like a number only at one end is not put together', () => {
  for (const odd of ['x1.1', '1.1x', '1..1', '1.x', '.1'])
    assert.equal(
      said([
        { from: '0.1', before: '9.0' },
        { from: odd, before: '9.5' },
      ]).length,
      2,
      odd,
    );
  for (const even of ['1', 'v1', '10.1', '1.10.1.12'])
    assert.equal(
      said([
        { from: '0.1', before: '90.0' },
        { from: even, before: '95' },
      ]).length,
      1,
      even,
    );
});

test('an end at which the next span begins carries no patch', () => {
  assert.deepEqual(
    said([
      { from: '1.0.0', before: '1.1.0' },
      { from: '1.1.0', last: '1.1.4' },
    ]),
    [
      ['1.0.0', undefined, undefined],
      ['1.1.0', undefined, '1.1.4'],
    ],
  );
});

test('a release line is major and minor; other versions name themselves', () => {
  assert.deepEqual(['1.33.4', 'v1.33.4', '0', '2026', 'x'.repeat(50)].map(lineOf), [
    '1.33',
    '1.33',
    'all',
    '2026',
    'x'.repeat(40),
  ]);
});
