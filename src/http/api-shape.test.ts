import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fault } from '../core/case/fault.ts';
import { fromApi, problemFaults, toApi, withGuesses } from './api-shape.ts';

test('what goes out in snake case comes back as it was', () => {
  const key = fc.stringMatching(/^[a-z][a-z0-9]{0,5}([A-Z][a-z]{1,5}){0,3}$/);
  const value = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      fc.string(),
      fc.integer(),
      fc.array(tie('tree')),
      fc.dictionary(key, tie('tree'), { noNullPrototype: true }),
    ),
  })).tree;
  fc.assert(fc.property(value, (given) => assert.deepEqual(fromApi(toApi(given)), given)));
});

test('documents and records of words keep their keys', () => {
  const given = { advisory: { attackVectors: 'x' }, blocks: { 'next-steps': 'y' }, moreText: 1 };
  assert.deepEqual(toApi(given), { advisory: { attackVectors: 'x' }, blocks: { 'next-steps': 'y' }, more_text: 1 });
});

test('a field in another spelling is unknown, and the right spelling is offered', () => {
  const [key] = Object.keys(fromApi({ moreText: 1 }) as object);
  const found = fault('unknown-field', `/${key}`, `There is no field "${key}" here.`, 'Take it out.');
  assert.deepEqual(problemFaults(withGuesses([found], ['moreText'])), [
    {
      pointer: '/moreText',
      detail: 'There is no field "moreText" here.',
      code: 'unknown-field',
      mend: 'Did you mean "more_text"?',
    },
  ]);
});
