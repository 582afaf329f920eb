import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agreement } from '../../tools/conformance/agreement.ts';

const gaps: Readonly<Record<string, string>> = { b: 'b: nobody can' };
const judged = (right: string) =>
  agreement(
    'letters',
    ['a', 'b', 'c'],
    (one) => right.includes(one),
    (one) => one,
    (one) => gaps[one],
  );

test('a known gap is told with its reason and does not miss the corpus', () => {
  assert.deepEqual(judged('ac'), { name: 'letters', agrees: 2, of: 3, gaps: ['b: nobody can'] });
});

test('what does not agree without being known misses it, beside a known gap too', () => {
  assert.equal(judged('a').first, 'c');
});

test('a known gap that agrees by now misses it, until it is off the list', () => {
  assert.deepEqual(judged('abc'), {
    name: 'letters',
    agrees: 3,
    of: 3,
    first: 'b agrees by now and is no known gap any more',
  });
});
