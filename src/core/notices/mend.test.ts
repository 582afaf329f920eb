import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { contour } from '../../../test/support/law.ts';
import { corpus } from '../../../test/support/leaks/corpus.ts';
import { instant } from '../process/instant.ts';
import { leakFindings } from './leak-rules.ts';
import { mended, nameOfFinding } from './mend.ts';

const { leaveOut } = contour.notices.plan;
const now = instant('2026-04-02T09:00:00Z');
const guarded = ['Rita Reporter', 'rita@example.org'];
const read = (blocks: Readonly<Record<string, string>>) =>
  leakFindings(
    Object.entries(blocks).map(([id, text]) => ({ path: `/blocks/${id}`, text })),
    leaveOut,
    guarded,
    { now },
  );

test('a mend is put in where the finding stands, and nowhere else', () => {
  const blocks = { description: 'One.\nIt is CVE-2026-41246, as in PR #12.', vectors: 'CVE-2026-41246' };
  const findings = read(blocks);
  assert.deepEqual(findings.map(nameOfFinding), [
    'leak-cve-id@/blocks/description:2:7',
    'leak-public-fix@/blocks/description:2:29',
    'leak-cve-id@/blocks/vectors:1:1',
  ]);
  const one = mended(blocks, findings, 'leak-public-fix@/blocks/description:2:29');
  assert.deepEqual(one, { ...blocks, description: 'One.\nIt is CVE-2026-41246, as in the candidate fix.' });
  assert.deepEqual(mended(blocks, findings, 'all'), {
    description: 'One.\nIt is this matter, as in the candidate fix.',
    vectors: 'this matter',
  });
  assert.deepEqual(mended(blocks, findings, 'leak-cve-id@/blocks/vectors:9:9'), blocks);
});

test('letters that only look like others, and those that cannot be seen, are mended where they were written', () => {
  const blocks = { description: 'Jose\u0301 wrote: C\u200bVE\u20112026\u201141246, ＣＶＥ-2026-41247.' };
  assert.equal(mended(blocks, read(blocks), 'all')['description'], 'Jose\u0301 wrote: this matter, this matter.');
});

test('a date takes its hour from the case, or its right weekday', () => {
  const blocks = { 'next-steps': 'Public on 20 April 2026. Patches on Tuesday 20 April 2026, 16:00 UTC.' };
  const findings = leakFindings([{ path: '/blocks/next-steps', text: blocks['next-steps'] }], leaveOut, [], {
    now,
    moments: [instant('2026-04-20T16:00:00Z')],
  });
  assert.equal(
    mended(blocks, findings, 'all')['next-steps'],
    'Public on Mon 20 Apr 2026 16:00 UTC. Patches on Monday 20 April 2026, 16:00 UTC.',
  );
});

test('what has a mend is gone once it is mended, and what is around it stays', () => {
  const texts = corpus.leaky.filter(({ kind }) => kind === 'notice').map(({ text }) => text);
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.constantFrom(...texts), (first, second) => {
      const blocks = { description: `Before. ${first}\n${second} After.` };
      const findings = read(blocks);
      const left = mended(blocks, findings, 'all');
      assert.ok(left['description']?.startsWith('Before. ') && left['description'].endsWith(' After.'));
      const had = new Set(findings.filter(({ instead }) => instead !== undefined).map(({ quote }) => quote));
      for (const { quote, instead } of read(left))
        assert.ok(instead === undefined || !had.has(quote), `${quote} stayed`);
    }),
    { numRuns: 300 },
  );
});
