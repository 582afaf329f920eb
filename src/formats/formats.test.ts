import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { publications } from '../../test/support/advisories.ts';
import { advisorySchema } from '../core/advisory/advisory.ts';
import { formatCalled, formats } from './index.ts';

test('ids and extensions are each used once', () => {
  assert.equal(new Set(formats.map((f) => f.id)).size, formats.length);
  assert.equal(new Set(formats.map((f) => f.extension)).size, formats.length);
  assert.equal(formatCalled('csaf')?.title, 'CSAF 2.0');
  assert.equal(formatCalled('nothing'), undefined);
});

test('the generator makes advisories that the schema takes', () => {
  fc.assert(fc.property(publications, ({ advisory }) => advisorySchema.safeParse(advisory).success));
});

for (const format of formats) {
  test(`${format.id}: what is rendered passes its own check without an error`, async () => {
    await fc.assert(
      fc.asyncProperty(publications, async (published) => {
        assert.deepEqual(format.obstacles(published), []);
        const document = format.render(published);
        const errors = (await format.check(document)).filter((found) => found.severity === 'error');
        assert.deepEqual(errors, [], document);
      }),
      { numRuns: 150 },
    );
  });

  test(`${format.id}: rendering twice gives the same text, which ends with a line break`, () => {
    fc.assert(
      fc.property(publications, (published) => {
        const document = format.render(published);
        assert.equal(document, format.render(structuredClone(published)));
        assert.ok(document.endsWith('\n'));
        assert.ok(document.isWellFormed());
      }),
      { numRuns: 50 },
    );
  });
}
