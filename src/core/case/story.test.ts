import assert from 'node:assert/strict';
import { test } from 'node:test';
import { carryOut, contourStory } from '../../../test/support/law.ts';
import { statusOf } from './evolve.ts';

test('case 3 goes from the report to the closed case', () => {
  const { state, book } = carryOut(contourStory());
  assert.equal(statusOf(state), 'closed');
  assert.equal(book.length, 55);
  assert.equal(state.exposure.public, state.advisory.publications[0]?.at);
});
