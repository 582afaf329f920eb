import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour, contourText } from '../../test/support/contour.ts';
import { formatOf } from './format-of.ts';
import { formats } from './index.ts';

for (const format of formats) {
  test(`a document in ${format.id} says what it is`, () => {
    assert.equal(formatOf(format.render(contour())), format.id);
  });
}

test('everything else is the neutral advisory', () => {
  for (const text of [
    `# ID-1: a comment\n${contourText}`,
    '# Shopping: bread\n',
    'Advisory: none\n',
    contourText,
    JSON.stringify(contour()),
    '',
    '{',
    '[]',
    '{}',
  ])
    assert.equal(formatOf(text), 'advisory');
});
