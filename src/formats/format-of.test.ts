import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour, contourText } from '../../test/support/contour.ts';
import { formatOf } from './format-of.ts';
import { formats } from './index.ts';

for (const format of formats) {
  test(`a document in ${format.id} says what it is`, () => {
    const isData = format.read !== undefined || ['openvex', 'ghsa'].includes(format.id);
    assert.equal(formatOf(format.render(contour())), isData ? format.id : 'advisory');
  });
}

test('everything else is the neutral advisory', () => {
  for (const text of [contourText, JSON.stringify(contour()), '', '{', '[]', '{}'])
    assert.equal(formatOf(text), 'advisory');
});
