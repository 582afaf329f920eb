import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { publications } from '../../../test/support/advisories.ts';
import { carried, withCreditLines } from '../../../test/support/carried.ts';
import { readAdvisoryFile, writeAdvisoryFile } from '../advisory-file.ts';
import { checkCve } from './check.ts';
import { cve } from './cve.ts';
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

test('a rejected record comes back whole, through a file and as a record again', async () => {
  await fc.assert(
    fc.asyncProperty(publications, async (published) => {
      const reason = published.rejection?.reason.trim() || published.revisions.at(-1)!.summary.trim();
      fc.pre(published.status === 'withdrawn' && reason !== '');
      const text = renderCve(published);
      assert.deepEqual(await checkCve(text), []);
      const { advisory, publication, faults } = await readCve(text);
      assert.deepEqual(faults, []);
      assert.deepEqual([advisory!.id, advisory!.cve], [published.advisory.id, published.advisory.cve]);
      const { replacedBy } = published.rejection ?? {};
      assert.deepEqual(publication, {
        publisher: { cveOrganisation: published.publisher.cveOrganisation },
        status: 'withdrawn',
        publishedAt: published.publishedAt,
        updatedAt: published.updatedAt,
        rejection: { reason, ...(replacedBy ? { replacedBy } : {}) },
        url: published.url,
      });
      const kept = readAdvisoryFile(writeAdvisoryFile(advisory!, publication), { at: '2026-11-01T00:00:00Z' });
      assert.deepEqual(kept.faults, []);
      assert.deepEqual(cve.obstacles(kept.file!.published), []);
      assert.equal(renderCve(kept.file!.published), text);
    }),
    { numRuns: 200 },
  );
});
