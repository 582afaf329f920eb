import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { publications } from '../../../test/support/advisories.ts';
import { carried, withCreditLines } from '../../../test/support/carried.ts';
import { readCve } from './read.ts';
import { renderCve } from './render.ts';

test('what we write comes back whole, and nothing of it is lost', async () => {
  await fc.assert(
    fc.asyncProperty(publications, async (published) => {
      fc.pre(published.status !== 'withdrawn' && published.advisory.description.length <= 4096);
      const { advisory, publication, faults } = await readCve(renderCve(published));
      assert.deepEqual(faults, []);
      const { severity, ...wanted } = carried(published);
      // The word stands only where no vector says more.
      const whole = wanted.cvss === undefined ? { ...wanted, severity } : wanted;
      assert.deepEqual(withCreditLines(advisory!), withCreditLines(whole));
      assert.deepEqual(publication, {
        publisher: { cveOrganisation: published.publisher.cveOrganisation },
        status: 'published',
        publishedAt: published.publishedAt,
        updatedAt: published.updatedAt,
        url: published.url,
      });
    }),
    { numRuns: 300 },
  );
});
