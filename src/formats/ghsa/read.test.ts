import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { publications } from '../../../test/support/advisories.ts';
import { carried } from '../../../test/support/carried.ts';
import type { Advisory } from '../../core/advisory/advisory.ts';
import { renderGhsa } from './ghsa.ts';
import { readGhsa } from './read.ts';

/** Ranges by package, as far as the interface knows the package; lines and what belongs to them stand in the text. */
const rangesOf = ({ affected }: Advisory) =>
  affected
    .filter(({ package: name }) => name !== undefined)
    .map(({ package: name, ranges }) => ({
      name,
      ranges: ranges.map(({ introduced, fixed, lastAffected }) => ({ introduced, fixed, lastAffected })),
    }))
    .sort((a, b) => (a.name! < b.name! ? -1 : 1));

test('ranges, ids, weaknesses and the score of what we write come back, and nothing of it is lost', async () => {
  await fc.assert(
    fc.asyncProperty(publications, async (published) => {
      const { advisory, faults } = await readGhsa(renderGhsa(published));
      // A text that GitHub takes may be longer than ours may be; then the cut is told.
      assert.deepEqual(
        faults.filter(({ rule }) => rule !== 'cut'),
        [],
      );
      const wanted = carried(published);
      assert.deepEqual(rangesOf(advisory!), rangesOf(wanted));
      assert.deepEqual(
        [advisory!.cve, advisory!.cwe, advisory!.weaknesses],
        [wanted.cve, wanted.cwe, wanted.weaknesses],
      );
      const vector = JSON.parse(renderGhsa(published)).cvss_vector_string;
      assert.equal(advisory!.cvss, vector);
    }),
    { numRuns: 200 },
  );
});

test('an answer of GitHub is read with its ids, its dates and its ranges, and what has no place is told', async () => {
  const { advisory, publication, faults } = await readGhsa(
    JSON.stringify({
      ghsa_id: 'GHSA-x4mj-7f9g-29h4',
      cve_id: 'CVE-2026-41246',
      identifiers: [
        { type: 'GHSA', value: 'GHSA-x4mj-7f9g-29h4' },
        { type: 'CVE', value: 'CVE-2026-41246' },
      ],
      html_url: 'https://github.com/example/gate/security/advisories/GHSA-x4mj-7f9g-29h4',
      summary: 'A gate opens',
      description: 'It opens.',
      severity: 'high',
      state: 'published',
      published_at: '2026-04-23T18:00:00Z',
      updated_at: '2026-04-24T18:00:00Z',
      cvss_severities: { cvss_v3: { vector_string: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:H', score: 8.1 } },
      cwes: [{ cwe_id: 'CWE-94', name: 'Code Injection' }],
      vulnerabilities: [
        {
          package: { ecosystem: 'npm', name: '@example/gate' },
          vulnerable_version_range: '> 2.1.0, <= 2.9.9',
          patched_versions: '3.0.0',
          vulnerable_functions: ['open'],
        },
      ],
    }),
  );
  assert.deepEqual(advisory?.affected[0]?.ranges, [{ line: '3.0', introduced: '2.1.1-0', fixed: '3.0.0' }]);
  assert.equal(advisory?.affected[0]?.purl, 'pkg:npm/%40example/gate');
  assert.equal(advisory?.ghsa, 'GHSA-x4mj-7f9g-29h4');
  assert.equal(publication?.updatedAt, '2026-04-24T18:00:00.000Z');
  assert.deepEqual(faults.map(({ path }) => path).sort(), [
    '/cvss_severities/cvss_v3/score',
    '/cwes/0/name',
    '/state',
    '/vulnerabilities/0/vulnerable_functions',
  ]);
});

test('a range in words that are none is told, not guessed', async () => {
  const body = {
    summary: 'x',
    description: 'x',
    vulnerabilities: [{ package: { ecosystem: 'other', name: 'gate' }, vulnerable_version_range: 'the old ones' }],
  };
  const { advisory, faults } = await readGhsa(JSON.stringify(body));
  assert.deepEqual(advisory?.affected[0]?.ranges, []);
  assert.deepEqual(
    faults.map(({ path }) => path),
    ['/vulnerabilities/0/vulnerable_version_range'],
  );
});
