import assert from 'node:assert/strict';
import { test } from 'node:test';
import { converted } from './convert.ts';
import { allFormats, formatCalled } from './index.ts';

const at = '2026-11-01T00:00:00Z';

/** A record as databases publish them: neither a score nor a word of severity, and no summary. */
const bareOsv = {
  schema_version: '1.7.5',
  id: 'GO-2026-0001',
  modified: '2026-10-02T00:00:00Z',
  published: '2026-10-01T00:00:00Z',
  aliases: ['CVE-2026-0001', 'GHSA-2222-3333-4444'],
  details: 'A request whose path has encoded dots is read outside the served folder.',
  affected: [
    {
      package: { ecosystem: 'Go', name: 'example.org/heron' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '1.18.0' }, { fixed: '1.18.3' }] }],
    },
  ],
  references: [{ type: 'WEB', url: 'https://example.org/heron' }],
};

const made = async (record: object, from: string, to: string) =>
  converted(formatCalled(to)!, await formatCalled(from)!.read(JSON.stringify(record)), at);

for (const { id, check } of allFormats.filter(({ id }) => id !== 'cve')) {
  test(`what others published without severity and title is written as ${id}, and both are told`, async () => {
    const [one, ...more] = await made(bareOsv, 'osv', id);
    assert.deepEqual(more, []);
    assert.ok(one?.text !== undefined, JSON.stringify(one?.faults));
    assert.deepEqual(
      (await check(one.text)).filter(({ severity }) => severity === 'error'),
      [],
    );
    assert.ok(one.faults.every(({ severity }) => severity === 'warning'));
    const told = one.faults.map(({ rule, path }) => `${rule} ${path}`);
    assert.ok(told.includes('severity-missing '));
    assert.ok(told.includes('stand-in /title'));
    assert.ok(told.includes('stand-in /publication/publisher/name'), 'who makes it did not say that it publishes it');
    assert.ok(
      one.faults.every(({ message }) => !/^Line \d/.test(message)),
      'no place in a file that nobody sees',
    );
  });
}

test('what only a format needs keeps the document back, and is said', async () => {
  const [one] = await made(bareOsv, 'osv', 'cve');
  assert.equal(one?.text, undefined);
  assert.ok(one?.faults.some(({ rule, severity }) => rule === 'cve-organisation-missing' && severity === 'error'));
});

const record = (affected: readonly object[]) => ({
  dataType: 'CVE_RECORD',
  dataVersion: '5.2.0',
  cveMetadata: {
    cveId: 'CVE-2026-0002',
    assignerOrgId: '00000000-0000-4000-8000-000000000000',
    assignerShortName: 'heron',
    state: 'PUBLISHED',
  },
  containers: {
    cna: {
      providerMetadata: { orgId: '00000000-0000-4000-8000-000000000000', shortName: 'heron' },
      title: 'Path traversal',
      descriptions: [{ lang: 'en', value: 'A request is read outside the served folder.' }],
      affected,
      references: [{ url: 'https://example.org/heron' }],
    },
  },
});
const unversioned = record([{ vendor: 'Heron', product: 'heron', versions: [{ version: 'n/a', status: 'affected' }] }]);

test('a product of which nobody said the versions is written without any, and none passes for unaffected', async () => {
  const [csaf] = await made(unversioned, 'cve', 'csaf');
  const { branches } = JSON.parse(csaf!.text!).product_tree.branches[0];
  assert.deepEqual([branches[0].category, branches[0].name], ['product_name', 'heron']);
  const [cve] = await made(unversioned, 'cve', 'cve');
  const [entry] = JSON.parse(cve!.text!).containers.cna.affected;
  assert.deepEqual([entry.defaultStatus, entry.versions], ['unknown', undefined]);
});

test('what names no product is a document of the base profile', async () => {
  const { affected: _, ...nowhere } = bareOsv;
  for (const id of ['csaf', 'csaf21']) {
    const [one] = await made(nowhere, 'osv', id);
    const { document, product_tree: tree, vulnerabilities } = JSON.parse(one!.text!);
    assert.deepEqual([document.category, tree], ['csaf_base', undefined]);
    assert.equal(vulnerabilities[0].product_status, undefined);
  }
});

test('OpenVEX names each id once, also where the id of the record is that of GitHub', async () => {
  const twice = { ...bareOsv, id: 'GHSA-2222-3333-4444', aliases: ['CVE-2026-0001', 'PYSEC-2026-1'] };
  const [one] = await made(twice, 'osv', 'openvex');
  const { name, aliases } = JSON.parse(one!.text!).statements[0].vulnerability;
  assert.deepEqual([name, aliases], ['CVE-2026-0001', ['GHSA-2222-3333-4444', 'PYSEC-2026-1']]);
});

test('a day of publication that nobody has said is the day of the last change, or today, and said to stand in', async () => {
  const { published: _, ...undated } = bareOsv;
  for (const [modified, day] of [
    ['2026-10-02T00:00:00Z', '2026-10-02T00:00:00.000Z'],
    ['0001-01-01T00:00:00Z', '2026-11-01T00:00:00.000Z'],
  ] as const) {
    const [one] = await made({ ...undated, modified }, 'osv', 'csaf');
    assert.equal(one?.published?.publishedAt, day);
    const told = one?.faults.find(({ path }) => path === '/publication/publishedAt');
    assert.equal(told?.message, `Nobody has said when it was published, and ${day} stands in.`);
  }
});
