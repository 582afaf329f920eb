import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { publications } from '../../../test/support/advisories.ts';
import { carried, withCreditLines } from '../../../test/support/carried.ts';
import { type Leaf, silentlyLost } from '../../../test/support/leaves.ts';
import { sharedData, skippedWithout } from '../../../test/support/vectors.ts';
import type { Advisory } from '../../core/advisory/advisory.ts';
import { affectedTest } from '../../core/advisory/intervals.ts';
import { isFault, score } from '../../core/scores/score.ts';
import type { ReadAdvisory } from '../read.ts';
import { renderOsv } from './osv.ts';
import { readOsv } from './read.ts';

/** Products of which OSV knows no package stand behind the others, and every product has the order of its own. */
const sorted = (advisory: Advisory) => ({
  ...advisory,
  affected: advisory.affected.toSorted((a, b) => (JSON.stringify(a.ranges) < JSON.stringify(b.ranges) ? -1 : 1)),
});

test('what we write comes back whole but for the words of references, and nothing of it is lost', async () => {
  await fc.assert(
    fc.asyncProperty(publications, async (published) => {
      const { advisory, publication, faults } = await readOsv(renderOsv(published));
      assert.deepEqual(faults, []);
      const kinds = { release: 'web' } as Readonly<Record<string, string>>;
      const wanted = carried(published);
      const references = published.advisory.references.map(({ kind, url }) => ({ kind: kinds[kind] ?? kind, url }));
      const workarounds = published.advisory.workarounds.trim();
      assert.deepEqual(
        withCreditLines(sorted(advisory!)),
        withCreditLines(sorted({ ...wanted, references, workarounds } as Advisory)),
      );
      assert.equal(publication?.url, published.url);
      assert.equal(publication?.publishedAt, published.publishedAt);
      assert.equal(publication?.status, published.status);
    }),
    { numRuns: 300 },
  );
});

/** What the neutral advisory says without the words of the record. */
function implied({ advisory, publication }: ReadAdvisory, text: string) {
  const bare = text.replaceAll(/\s+/g, '');
  const isEmptyRange = (version: string) => bare.includes(`{"introduced":"${version}"},{"fixed":"${version}"}`);
  return ({ path, value }: Leaf): boolean => {
    if (path === '/schema_version' || /\/ranges\/\d+\/type$/.test(path)) return true;
    if (path === '/id') return advisory!.id === value || [advisory!.cve, advisory!.ghsa].includes(String(value));
    if (path === '/modified') return publication?.status === 'withdrawn';
    if (/\/severity\/\d+\/type$/.test(path)) return advisory!.cvss !== undefined;
    if (/\/severity\/\d+\/score$/.test(path)) {
      const found = score(String(value));
      return !isFault(found) && [advisory!.cvss, ...(advisory!.vectors ?? [])].includes(found.vector);
    }
    if (path === '/database_specific/severity')
      return advisory!.severity === String(value).toLowerCase().replace('moderate', 'medium');
    if (/^\/references\/\d+\/type$/.test(path))
      return ['ADVISORY', 'FIX', 'ARTICLE', 'REPORT', 'WEB'].includes(String(value));
    if (/^\/credits\/\d+\/type$/.test(path))
      return advisory!.credits.some(({ role }) => role === String(value).toLowerCase().replaceAll('_', ' '));
    if (/^\/credits\/\d+\/name$/.test(path))
      return advisory!.credits.some(({ name, affiliation }) => `${name} (${affiliation})` === value);
    // A range that ends where it begins holds no version.
    if (/\/events\/\d+\/(introduced|fixed)$/.test(path) && isEmptyRange(String(value))) return true;
    const [, product] = /^\/affected\/(\d+)\/(versions|ranges)/.exec(path) ?? [];
    return (
      product !== undefined && (value === '0' || affectedTest(advisory!.affected[Number(product)]!)(String(value)))
    );
  };
}

for (const folder of ['dev/osv-records', 'dev/ghsa-records']) {
  test(`nothing of other people’s records in ${folder} is lost without a word`, {
    skip: skippedWithout(folder),
  }, async () => {
    const names = readdirSync(sharedData(folder)!).filter(
      (name) => name.endsWith('.json') && !name.startsWith('webhook'),
    );
    let read = 0;
    for (const name of names) {
      const text = readFileSync(`${sharedData(folder)}/${name}`, 'utf8');
      const found = await readOsv(text);
      if (!found.advisory) continue;
      read += 1;
      assert.deepEqual(silentlyLost(JSON.parse(text), found, implied(found, text)), [], name);
    }
    assert.ok(read >= 20, `${read} were read`);
  });
}
