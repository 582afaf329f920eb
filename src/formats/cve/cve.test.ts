import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { publications } from '../../../test/support/advisories.ts';
import { contour } from '../../../test/support/contour.ts';
import { mutationsOf } from '../../../test/support/mutations.ts';
import { hasOddApplicability, officialCve } from '../../../test/support/official.ts';
import { sharedData, skippedWithout } from '../../../test/support/vectors.ts';
import { checkCve } from './check.ts';
import { cve } from './cve.ts';
import { readCve } from './read.ts';
import { cveContainer, renderCve } from './render.ts';

const isValid = async (document: unknown) =>
  !(await checkCve(JSON.stringify(document))).some((f) => f.severity === 'error');

test('the Contour advisory is a valid record', async () => {
  assert.deepEqual(await checkCve(renderCve(contour())), []);
  const whole = { cnaContainer: cveContainer(contour()) };
  assert.deepEqual(await checkCve(JSON.stringify(whole)), []);
});

test('an advisory without a CVE id has no record', () => {
  const published = contour();
  const { cve: _, ...advisory } = published.advisory;
  assert.deepEqual(
    cve.obstacles({ ...published, advisory }).map((f) => f.rule),
    ['cve-missing'],
  );
});

test('an advisory whose assigner nobody has named has no record, and none is invented', () => {
  const published = contour();
  const { cveOrganisation: _, ...publisher } = published.publisher;
  const faults = cve.obstacles({ ...published, publisher });
  assert.deepEqual(
    faults.map((f) => f.rule),
    ['cve-organisation-missing'],
  );
  assert.match(faults[0]!.mend, /cve\.organisation/);
  assert.throws(() => renderCve({ ...published, publisher }), /none is known/);
});

test('a draft is the container that CVE Services take, and says nothing of a publication', async () => {
  const text = renderCve({ ...contour(), status: 'draft' });
  assert.deepEqual(await checkCve(text), []);
  assert.doesNotMatch(text, /PUBLISHED|assignerOrgId|datePublic/);
});

test('a withdrawn advisory becomes a rejected record that says why', async () => {
  const revisions = [
    ...contour().revisions,
    { number: 2, at: '2026-05-01T00:00:00.000Z', summary: 'It turned out to work as documented.' },
  ];
  const text = renderCve({ ...contour(), status: 'withdrawn', revisions });
  assert.deepEqual(await checkCve(text), []);
  const record = JSON.parse(text);
  assert.equal(record.cveMetadata.state, 'REJECTED');
  assert.equal(record.containers.cna.rejectedReasons[0].value, 'It turned out to work as documented.');
});

test('a long text is cut and says where the whole stands', async () => {
  const published = contour();
  const advisory = { ...published.advisory, description: 'word '.repeat(3000) };
  const { value } = JSON.parse(renderCve({ ...published, advisory })).containers.cna.descriptions[0];
  assert.equal(value.length, 4096);
  assert.ok(value.endsWith(published.url));
});

test('an id that was given back before publication is the container that rejects it, and names what replaces it', async () => {
  const rejection = { reason: 'It is the same flaw as another.', replacedBy: ['CVE-2026-50149'] };
  const text = renderCve({ ...contour(), status: 'draft', rejection });
  assert.deepEqual(await checkCve(text), []);
  const { cnaContainer } = JSON.parse(text);
  assert.deepEqual(cnaContainer.replacedBy, ['CVE-2026-50149']);
  assert.equal(cnaContainer.descriptions, undefined);
  const { publication } = await readCve(text);
  assert.deepEqual([publication!.status, publication!.rejection], ['draft', rejection]);
});

test('a rejected record that names no reason or no id in its place is refused at that place', async () => {
  const record = JSON.parse(renderCve({ ...contour(), status: 'withdrawn' }));
  for (const [field, value] of [
    ['rejectedReasons', []],
    ['replacedBy', ['2026-50149']],
    ['descriptions', [{ lang: 'en', value: 'Text' }]],
  ] as const) {
    const cna = { ...record.containers.cna, [field]: value };
    const faults = await checkCve(JSON.stringify({ ...record, containers: { cna } }));
    assert.match(faults[0]?.path ?? 'none', new RegExp(`^/containers/cna/${field}`));
  }
});

const real = 'dev/contour/CVE-2026-41246.cve5.json';
test('the record means what the published one means', { skip: skippedWithout(real) }, async () => {
  const text = readFileSync(sharedData(real)!, 'utf8');
  const theirs = JSON.parse(text).containers.cna;
  const ours = JSON.parse(renderCve(contour())).containers.cna;
  const { format, scenarios, ...metric } = ours.metrics[0];
  assert.deepEqual([metric], theirs.metrics);
  assert.equal(ours.problemTypes[0].descriptions[0].description, theirs.problemTypes[0].descriptions[0].description);
  assert.equal(ours.source.advisory, theirs.source.advisory);
  const urls = ours.references.map((r: { url: string }) => r.url);
  for (const { url } of theirs.references) assert.ok(urls.includes(url), url);
  const read = await readCve(text);
  const bounds = (list: readonly { ranges: readonly { introduced: string; fixed?: string | undefined }[] }[]) =>
    list[0]!.ranges.map((r) => [r.introduced, r.fixed]).sort();
  assert.deepEqual(bounds(contour().advisory.affected), bounds(read.advisory!.affected));
});

test('broken records are refused with a place and a way out', async () => {
  const broken = (change: (cna: Record<string, Record<string, object>[]>) => void) => {
    const record = JSON.parse(renderCve(contour()));
    change(record.containers.cna);
    return JSON.stringify(record);
  };
  const at = '/containers/cna';
  const cases: [string, string][] = [
    [
      broken((cna) => Object.assign(cna.affected![0]!, { packageURL: 'pkg:golang/a/b@v1.0.0' })),
      `${at}/affected/0/packageURL`,
    ],
    [broken((cna) => Object.assign(cna.affected![0]!, { surplus: 1 })), `${at}/affected/0/surplus`],
    [
      broken((cna) => {
        for (const text of cna.descriptions!) Object.assign(text, { lang: 'de' });
      }),
      `${at}/descriptions`,
    ],
    [broken((cna) => Object.assign(cna, { references: [] })), `${at}/references`],
    [
      broken((cna) => Object.assign(cna.metrics![0]!.cvssV3_1!, { baseSeverity: 'LOW' })),
      `${at}/metrics/0/cvssV3_1/baseSeverity`,
    ],
  ];
  for (const [text, path] of cases) {
    const faults = (await checkCve(text)).filter((f) => f.severity === 'error');
    assert.deepEqual(
      faults.map((f) => f.path),
      [path],
    );
  }
});

test('a score that is not that of its vector is told and not refused', async () => {
  const record = JSON.parse(renderCve(contour()));
  record.containers.cna.metrics[0].cvssV3_1.baseScore = 7.7;
  const faults = await checkCve(JSON.stringify(record));
  assert.deepEqual(
    faults.map((f) => [f.rule, f.severity, f.message]),
    [['cvss-score', 'warning', 'The vector scores 8.1, not 7.7.']],
  );
});

const schemas = { skip: skippedWithout('schemas/cve-5.2.0') || skippedWithout('dev/cve-records') };

test('the official schema takes what we render', schemas, () => {
  const validate = officialCve();
  fc.assert(
    fc.property(publications, (published) => {
      validate(JSON.parse(renderCve(published)));
      assert.deepEqual(validate.errors, null);
    }),
  );
});

test('our check agrees with the official schema on real records and on broken copies of them', schemas, async () => {
  const validate = officialCve();
  const folder = sharedData('dev/cve-records')!;
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  assert.ok(files.length > 100);
  for (const name of files) {
    const record = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
    assert.equal(await isValid(record), validate(record), name);
    await fc.assert(
      fc.asyncProperty(mutationsOf(record), async (broken) => {
        fc.pre(!hasOddApplicability(broken));
        assert.equal(await isValid(broken), validate(broken));
      }),
      { numRuns: 5 },
    );
  }
});
