import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour, contourText } from '../../test/support/contour.ts';
import { formatOf } from './format-of.ts';
import { formatCalled, formats } from './index.ts';

for (const format of formats) {
  test(`a document in ${format.id} says what it is`, () => {
    assert.equal(formatOf(format.render(contour())), format.id);
  });
}

test('what CVE Services take of a draft is known for a CVE record', () => {
  const text = formatCalled('cve')!.render({ ...contour(), status: 'draft' });
  assert.match(text, /^\{\n {2}"cnaContainer"/);
  assert.equal(formatOf(text), 'cve');
});

test('what lacks the name of its form is still taken for it', () => {
  for (const [id, lacks] of [
    ['csaf', (document) => delete document.document!.csaf_version],
    ['cve', (document) => delete document.dataType],
    ['osv', (document) => delete document.modified],
  ] as readonly (readonly [string, (document: Record<string, Record<string, unknown>>) => void])[]) {
    const document = JSON.parse(formatCalled(id)!.render(contour()));
    lacks(document);
    assert.equal(formatOf(JSON.stringify(document)), id);
  }
});

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
