import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { publications } from '../../../test/support/advisories.ts';
import { contour } from '../../../test/support/contour.ts';
import { mutationsOf } from '../../../test/support/mutations.ts';
import { officialOsv } from '../../../test/support/official.ts';
import { sharedData, skippedWithout } from '../../../test/support/vectors.ts';
import { checkOsv } from './check.ts';
import { osvId, renderOsv } from './osv.ts';
import { readOsv } from './read.ts';

const isValid = async (document: unknown) =>
  !(await checkOsv(JSON.stringify(document))).some((f) => f.severity === 'error');

test('the Contour advisory is a valid record under its GHSA id', async () => {
  const text = renderOsv(contour());
  assert.deepEqual(await checkOsv(text), []);
  const record = JSON.parse(text);
  assert.equal(record.id, 'GHSA-x4mj-7f9g-29h4');
  assert.deepEqual(record.aliases, ['CVE-2026-41246']);
  assert.deepEqual(record.severity, [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:H' }]);
});

test('the id is registered or begins with x_', () => {
  const { advisory } = contour();
  const { ghsa, ...withCve } = advisory;
  const { cve, ...own } = withCve;
  assert.equal(osvId(withCve), 'CVE-2026-41246');
  assert.equal(osvId(own), 'x_CONTOUR-2026-001');
});

const official = 'dev/contour/GO-2026-5738.osv.json';
test('the ranges are those that the Go vulnerability database tells', { skip: skippedWithout(official) }, () => {
  const theirs = JSON.parse(readFileSync(sharedData(official)!, 'utf8'));
  const ours = JSON.parse(renderOsv(contour()));
  assert.deepEqual(ours.affected[0].ranges, theirs.affected[0].ranges);
  assert.equal(ours.affected[0].package.ecosystem, theirs.affected[0].package.ecosystem);
  assert.equal(ours.affected[0].package.name, theirs.affected[0].package.name);
});

test('a line without a patch has no fixed event; the next line ends it', () => {
  const published = contour();
  const ranges = [
    { line: '1.30', introduced: '1.30.0', unpatched: 'End of life.' },
    { line: '1.31', introduced: '1.31.0', fixed: '1.31.6' },
  ];
  const affected = [{ ...published.advisory.affected[0]!, ranges }];
  const record = JSON.parse(renderOsv({ ...published, advisory: { ...published.advisory, affected } }));
  assert.deepEqual(record.affected[0].ranges[0].events, [
    { introduced: '1.30.0' },
    { introduced: '1.31.0' },
    { fixed: '1.31.6' },
  ]);
});

test('broken records are refused with a place and a way out', async () => {
  const record = JSON.parse(renderOsv(contour()));
  const cases: [unknown, string][] = [
    [{ ...record, id: 'CONTOUR-2026-001' }, '/id'],
    [{ ...record, modified: '2026-04-23T18:00:00+02:00' }, '/modified'],
    [{ ...record, severity: [{ type: 'CVSS_V3', score: '8.1' }] }, '/severity/0/score'],
    [
      { ...record, affected: [{ ranges: [{ type: 'SEMVER', events: [{ fixed: '1.0.0' }] }] }] },
      '/affected/0/ranges/0/events',
    ],
    [{ ...record, affected: [{ package: { ecosystem: 'go', name: 'x' } }] }, '/affected/0/package/ecosystem'],
    [{ ...record, surplus: 1 }, '/surplus'],
  ];
  for (const [document, path] of cases) {
    const faults = await checkOsv(JSON.stringify(document));
    assert.deepEqual(
      faults.map((f) => f.path),
      [path],
    );
    assert.ok(faults[0]!.mend.length > 0);
  }
});

test('reading a record of ours gives the same ranges, ids and score', async () => {
  const { advisory } = contour();
  const { advisory: read } = await readOsv(renderOsv(contour()));
  assert.deepEqual(
    [read?.cve, read?.ghsa, read?.cvss, read?.cwe],
    [advisory.cve, advisory.ghsa, advisory.cvss, advisory.cwe],
  );
  const bounds = (ranges: readonly { introduced: string; fixed?: string | undefined }[]) =>
    ranges.map((r) => [r.introduced, r.fixed]).sort();
  assert.deepEqual(bounds(read!.affected[0]!.ranges), bounds(advisory.affected[0]!.ranges));
});

const schemas = { skip: skippedWithout('schemas/osv') || skippedWithout('dev/osv-records') };

test('the official schema takes what we render', schemas, () => {
  const validate = officialOsv();
  fc.assert(
    fc.property(publications, (published) => {
      validate(JSON.parse(renderOsv(published)));
      assert.deepEqual(validate.errors, null);
    }),
  );
});

test('our check agrees with the official schema on real records and on broken copies of them', schemas, async () => {
  const validate = officialOsv();
  const folder = sharedData('dev/osv-records')!;
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  assert.ok(files.length > 50);
  for (const name of files) {
    const record = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
    if (Array.isArray(record)) continue;
    assert.equal(await isValid(record), validate(record), name);
    await fc.assert(
      fc.asyncProperty(mutationsOf(record), async (broken) => {
        assert.equal(await isValid(broken), validate(broken));
      }),
      { numRuns: 5 },
    );
  }
});

test('versions in a semantic range that are none are pointed out, and ours never are', async () => {
  const record = JSON.parse(renderOsv(contour()));
  record.affected[0].ranges[0].events.push({ fixed: 'v1.34' });
  const [found, ...more] = await checkOsv(JSON.stringify(record));
  const place = `/affected/0/ranges/0/events/${record.affected[0].ranges[0].events.length - 1}/fixed`;
  assert.deepEqual([found?.rule, found?.severity, found?.path, more.length], ['osv-semver', 'warning', place, 0]);
  await fc.assert(
    fc.asyncProperty(publications, async (published) => {
      assert.deepEqual(await checkOsv(renderOsv(published)), []);
    }),
    { numRuns: 60 },
  );
});

test('a time that nobody set, as programs in Go write it, is told and makes no date', async () => {
  const unset = '0001-01-01T00:00:00Z';
  const record = { ...JSON.parse(renderOsv(contour())), published: unset, modified: unset };
  const { publication, faults } = await readOsv(JSON.stringify(record));
  assert.deepEqual([publication?.publishedAt, publication?.updatedAt], [undefined, undefined]);
  assert.deepEqual(faults.flatMap(({ path, message }) => (message.includes(unset) ? path : [])).sort(), [
    '/modified',
    '/published',
  ]);
});
