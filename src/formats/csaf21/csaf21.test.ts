import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { publications } from '../../../test/support/advisories.ts';
import { contour } from '../../../test/support/contour.ts';
import { mutationsOf } from '../../../test/support/mutations.ts';
import { csafProfiles, renderCsaf } from '../csaf/render.ts';
import { checkCsaf21 } from './check.ts';
import { csaf21 } from './csaf21.ts';

const errorsOf = async (text: string) => (await checkCsaf21(text)).filter((found) => found.severity === 'error');

for (const profile of csafProfiles) {
  test(`the Contour advisory as ${profile} passes every mandatory test of the draft`, async () => {
    assert.deepEqual(await errorsOf(renderCsaf(contour(), profile, '2.1')), []);
  });
}

test('generated advisories pass every mandatory test of the draft', async () => {
  const all = fc.asyncProperty(publications, async (published) => {
    assert.deepEqual(await errorsOf(renderCsaf(published, undefined, '2.1')), []);
  });
  await fc.assert(all, { numRuns: 40 });
});

test('what 2.1 says otherwise: labels, weaknesses, metrics, helpers, dates', () => {
  const { vulnerabilities, document, product_tree: tree } = JSON.parse(renderCsaf(contour(), undefined, '2.1'));
  const [one] = vulnerabilities;
  assert.equal(document.distribution.tlp.label, 'CLEAR');
  assert.deepEqual(one.cwes[0].version, '4.20');
  assert.equal(one.metrics[0].content.cvss_v3.baseScore, 8.1);
  assert.equal(one.disclosure_date, '2026-04-23T18:00:00.000Z');
  const [range, , , fixed] = tree.branches[0].branches[0].branches;
  const name = 'pkg:golang/github.com/projectcontour/contour';
  assert.deepEqual(fixed.product.product_identification_helper.purls, [`${name}@v1.31.6`]);
  assert.match(range.product.product_identification_helper.purls[0], /\?vers=vers%3Agolang%2F/);
});

test('a score of CVSS 4.0 is data in 2.1', () => {
  const published = contour();
  const cvss = 'CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:N/VA:H/SC:N/SI:N/SA:N';
  const text = renderCsaf({ ...published, advisory: { ...published.advisory, cvss } }, undefined, '2.1');
  const { content } = JSON.parse(text).vulnerabilities[0].metrics[0];
  assert.deepEqual(content.cvss_v4, { version: '4.0', vectorString: cvss, baseScore: 7.2, baseSeverity: 'HIGH' });
});

test('a withdrawn advisory says why and nothing else', async () => {
  const published = contour();
  const revisions = [
    { number: 1, at: '2026-04-23T18:00:00.000Z', summary: 'First published' },
    { number: 2, at: '2026-04-25T18:00:00.000Z', summary: 'Withdrawn: it was no vulnerability' },
  ];
  const text = renderCsaf({ ...published, status: 'withdrawn', revisions }, undefined, '2.1');
  const { document, ...rest } = JSON.parse(text);
  assert.equal(document.category, 'csaf_withdrawn');
  assert.match(document.notes[0].text, /^Withdrawn: it was no vulnerability/);
  assert.deepEqual(Object.keys(rest), ['$schema']);
  assert.deepEqual(await errorsOf(text), []);
});

test('a broken document gives the clause and the place', async () => {
  const whole = JSON.parse(renderCsaf(contour(), undefined, '2.1'));
  whole.vulnerabilities[0].product_status.fixed.push('CSAFPID-9999');
  whole.product_tree.branches[0].branches[0].branches[0].name = 'vers:all/<4.2';
  whole.document.tracking.generator.date = '2026-04-23T23:59:60Z';
  assert.deepEqual(
    (await errorsOf(JSON.stringify(whole))).map((found) => [found.rule, found.path]),
    [
      ['csaf21-6.1.1', '/vulnerabilities/0/product_status/fixed/3'],
      ['csaf21-6.1.37', '/document/tracking/generator/date'],
      ['csaf21-6.1.50', '/product_tree/branches/0/branches/0/branches/0/name'],
    ],
  );
});

test('an extension that is known is held against its schema, and one that is not is told', async () => {
  const base = 'https://raw.githubusercontent.com/oasis-tcs/csaf/refs/heads/master/csaf_2.1/extension/data/valid';
  const address = (n: number) => `${base}/documentation-${n}/documentation-${n}-content_1.0.0.json`;
  const told = async (...extensions: (readonly [schema: string, content: object])[]) => {
    const whole = JSON.parse(renderCsaf(contour(), undefined, '2.1'));
    whole.x_extensions = extensions.map(([$schema, content], n) => {
      return { $schema, category: n > 0 ? 'supplementary' : 'significant', content, critical: false };
    });
    const faults = await checkCsaf21(JSON.stringify(whole));
    return faults
      .filter(({ rule }) => rule.startsWith('csaf21-6.1.60'))
      .map(({ rule, severity, path }) => `${severity} ${rule} ${path}`);
  };
  const documentation = 'For tests.';
  assert.deepEqual(await told([address(12), { documentation, notes: ['One'] }]), []);
  assert.deepEqual(await told([address(11), { documentation }], [address(12), { documentation }]), [
    'error csaf21-6.1.60.3 /x_extensions/0/$schema',
    'error csaf21-6.1.60.3 /x_extensions/1/$schema',
  ]);
  assert.deepEqual(await told([address(12), { notes: ['One'] }]), [
    'error csaf21-6.1.60.2 /x_extensions/0/content/documentation',
  ]);
  assert.deepEqual(await told([address(12), { documentation }], [address(12), { documentation }]), []);
  assert.deepEqual(await told([address(11), { documentation }], [address(11), { documentation }]), [
    'error csaf21-6.1.60.3 /x_extensions',
  ]);
  assert.deepEqual(await told(['https://example.org/own_1.0.0.json', { any: 1 }]), [
    'warning csaf21-6.1.60.2 /x_extensions/0/$schema',
  ]);
});

test('a decision point that is defined anew since is a remark, and the newest is none', async () => {
  const whole = JSON.parse(renderCsaf(contour(), undefined, '2.1'));
  const remarks = async (version: string, value: object) => {
    const point = { namespace: 'ssvc', key: 'MI', name: 'Mission Impact', version, values: [value] };
    const selections = { schemaVersion: '2.0.0', timestamp: '2026-04-23T18:00:00.000Z', selections: [point] };
    whole.vulnerabilities[0].metrics[0].content.ssvc_v2 = selections;
    const faults = await checkCsaf21(JSON.stringify(whole), { informative: true });
    return faults.filter(({ rule }) => rule === 'csaf21-6.3.13').map(({ path }) => path);
  };
  const path = '/vulnerabilities/0/metrics/0/content/ssvc_v2/selections/0/version';
  assert.deepEqual(await remarks('1.0.0', { key: 'NED', name: 'Non-Essential Degraded' }), [path]);
  assert.deepEqual(await remarks('2.0.0', { key: 'D', name: 'Degraded' }), []);
});

test('a document of any shape gives faults and never throws', async () => {
  for (const text of ['null', '5', '[]', '{}', '{"document":null}', '{"vulnerabilities":[null]}']) {
    assert.ok((await checkCsaf21(text)).length > 0, text);
  }
  const all = fc.asyncProperty(mutationsOf(JSON.parse(renderCsaf(contour(), undefined, '2.1'))), async (broken) => {
    await checkCsaf21(JSON.stringify(broken), { informative: true });
  });
  await fc.assert(all, { numRuns: 200 });
});

test('a weakness whose name 2.1 has no room for stands in a note, and comes back from it', async () => {
  const published = contour();
  const advisory = { ...published.advisory, cwe: 'CWE-520', weaknesses: ['CWE-94'] };
  const text = renderCsaf({ ...published, advisory }, undefined, '2.1');
  assert.deepEqual(await errorsOf(text), []);
  const read = (await csaf21.read(text)).advisory;
  assert.deepEqual([read?.cwe, read?.weaknesses], ['CWE-520', ['CWE-94']]);
});

test('what is wrong is said in sentences, whoever finds it, and what is quoted stays as it is written', async () => {
  const document = JSON.parse(renderCsaf(contour(), undefined, '2.1'));
  const { lang: _, ...rest } = document.document;
  document.document = rest;
  document.product_tree.branches[0].branches[0].branches[0].name = 'vers:/all';
  const faults = await checkCsaf21(JSON.stringify(document));
  const said = (rule: string) => faults.find((fault) => fault.rule === `csaf21-${rule}`)?.message;
  assert.equal(said('6.2.12'), 'Missing document language.');
  assert.equal(said('6.1.50'), '“vers:/all” is no range of versions.');
  assert.deepEqual(
    faults.filter(({ message }) => !/[.?!]$/.test(message)).map(({ message }) => message),
    [],
  );
});
