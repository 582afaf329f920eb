import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { isFactAbsent } from '../../../test/support/absent-facts.ts';
import { publications } from '../../../test/support/advisories.ts';
import { contour } from '../../../test/support/contour.ts';
import { mutationsOf } from '../../../test/support/mutations.ts';
import { sharedData, skippedWithout } from '../../../test/support/vectors.ts';
import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { csaf21 } from '../csaf21/csaf21.ts';
import { checkCsaf } from './check.ts';
import { csaf } from './csaf.ts';
import { csafProfiles, renderCsaf } from './render.ts';
import { csafFileName, csafPath } from './tracking.ts';

test('the Contour advisory passes every mandatory and optional test', async () => {
  assert.deepEqual(await checkCsaf(renderCsaf(contour())), []);
});

test('generated advisories pass every test, but for facts that are not there', async () => {
  const all = fc.asyncProperty(publications, async (published) => {
    const faults = await checkCsaf(renderCsaf(published));
    assert.deepEqual(
      faults.filter((found) => found.severity === 'error' || !isFactAbsent(found, published)),
      [],
    );
  });
  await fc.assert(all, { numRuns: 40 });
});

test('who is not affected says why, to machines and to people', async () => {
  const published = contour();
  const statements = [
    {
      vendor: 'Example',
      product: 'gate',
      version: '2.0.0',
      status: 'not affected',
      justification: 'component_not_present',
    },
    { vendor: 'Example', product: 'wall', status: 'not affected', why: 'It never reads cookies.' },
    { vendor: 'Example', product: 'door', status: 'under investigation' },
  ] as const;
  const text = renderCsaf({ ...published, advisory: { ...published.advisory, statements: [...statements] } }, 'vex');
  const [one] = JSON.parse(text).vulnerabilities;
  assert.deepEqual(one.product_status.known_not_affected, ['CSAFPID-0007', 'CSAFPID-0008']);
  assert.deepEqual(one.product_status.under_investigation, ['CSAFPID-0009']);
  assert.deepEqual(one.flags, [{ label: 'component_not_present', product_ids: ['CSAFPID-0007'] }]);
  assert.deepEqual(one.threats, [
    { category: 'impact', details: 'It never reads cookies.', product_ids: ['CSAFPID-0008'] },
  ]);
  assert.deepEqual(
    (await checkCsaf(text)).map(({ rule }) => rule),
    ['csaf-6.2.16', 'csaf-6.2.16', 'csaf-6.2.16'],
  );
});

test('the Contour advisory tells ranges, patches, weakness and score', () => {
  const { vulnerabilities, product_tree: tree } = JSON.parse(renderCsaf(contour()));
  const versions = tree.branches[0].branches[0].branches.map((b: { name: string }) => b.name);
  assert.deepEqual(versions, [
    'vers:golang/>=1.19.0|<1.31.6',
    'vers:golang/>=1.32.0|<1.32.5',
    'vers:golang/>=1.33.0|<1.33.4',
    '1.31.6',
    '1.32.5',
    '1.33.4',
  ]);
  const [one] = vulnerabilities;
  assert.deepEqual(one.cwe, { id: 'CWE-94', name: "Improper Control of Generation of Code ('Code Injection')" });
  assert.equal(one.scores[0].cvss_v3.baseScore, 8.1);
  assert.equal(one.remediations.length, 3);
  assert.equal(one.release_date, '2026-04-23T18:00:00.000Z');
  assert.deepEqual(one.product_status.first_fixed, one.product_status.fixed);
  assert.match(one.remediations[2].details, /upgrade to 1\.33\.4 or later\. Needed first: Envoy 1\.35 or later\./);
  assert.match(one.remediations[2].url, /v1\.33\.4$/);
  assert.deepEqual(one.product_status.fixed, ['CSAFPID-0004', 'CSAFPID-0005', 'CSAFPID-0006']);
});

test('a line without a patch says why, and ends where the next line begins', () => {
  const published = contour();
  const ranges = [
    { line: '1.30', introduced: '1.30.0', unpatched: 'End of life.' },
    { line: '1.31', introduced: '1.31.0', fixed: '1.31.6' },
    { line: '1.34', introduced: '1.34.0' },
  ];
  const affected = [{ ...published.advisory.affected[0]!, ranges }];
  const whole = JSON.parse(renderCsaf({ ...published, advisory: { ...published.advisory, affected } }));
  const names = whole.product_tree.branches[0].branches[0].branches.map((b: { name: string }) => b.name);
  assert.deepEqual(names.slice(0, 3), [
    'vers:golang/>=1.30.0|<1.31.0',
    'vers:golang/>=1.31.0|<1.31.6',
    'vers:golang/>=1.34.0',
  ]);
  const categories = whole.vulnerabilities[0].remediations.map((r: { category: string }) => r.category);
  assert.deepEqual(categories, ['no_fix_planned', 'vendor_fix', 'none_available']);
});

test('a patch that is planned is told: by its own word in 2.1, and as none available yet in 2.0', async () => {
  const published = contour();
  const ranges = [{ line: '1.34', introduced: '1.34.0', planned: 'In 1.34.1, on 4 May.' }];
  const affected = [{ ...published.advisory.affected[0]!, ranges }];
  const planned = { ...published, advisory: { ...published.advisory, affected } };
  for (const [format, category] of [
    [csaf, 'none_available'],
    [csaf21, 'fix_planned'],
  ] as const) {
    const document = format.render(planned);
    const [remedy, ...others] = JSON.parse(document).vulnerabilities[0].remediations;
    assert.deepEqual([remedy.category, others], [category, []]);
    assert.equal(remedy.details, 'Release line 1.34 has no patch yet: In 1.34.1, on 4 May.');
    const { advisory, faults } = await format.read(document);
    assert.deepEqual(advisory?.affected[0]?.ranges, ranges);
    assert.deepEqual(
      faults.filter(({ path }) => path.includes('remediations')),
      [],
    );
  }
});

test("another vendor's words for a patch that is planned are read", async () => {
  const published = contour();
  const ranges = [{ line: '1.34', introduced: '1.34.0', planned: 'x' }];
  const affected = [{ ...published.advisory.affected[0]!, ranges }];
  const document = JSON.parse(csaf21.render({ ...published, advisory: { ...published.advisory, affected } }));
  document.vulnerabilities[0].remediations[0].details = 'We are at it.';
  const { advisory } = await csaf21.read(JSON.stringify(document));
  assert.equal(advisory?.affected[0]?.ranges[0]?.planned, 'We are at it.');
});

test('public revisions count from 1, whatever drafts came before', () => {
  const revisions = [
    { number: 4, at: '2026-04-23T18:00:00.000Z', summary: 'First published' },
    { number: 7, at: '2026-04-24T18:00:00.000Z', summary: 'Corrected a range' },
  ];
  const { tracking } = JSON.parse(renderCsaf({ ...contour(), revisions })).document;
  assert.equal(tracking.version, '2');
  assert.deepEqual(
    tracking.revision_history.map((r: { number: string }) => r.number),
    ['1', '2'],
  );
  assert.equal(tracking.current_release_date, '2026-04-24T18:00:00.000Z');
});

for (const profile of csafProfiles) {
  test(`the profile ${profile} passes every mandatory test too`, async () => {
    const errors = (await checkCsaf(renderCsaf(contour(), profile))).filter((f) => f.severity === 'error');
    assert.deepEqual(errors, []);
  });
}

test('file names follow CSAF 2.0 §5.1', () => {
  assert.equal(csafFileName('CONTOUR-2026-001'), 'contour-2026-001.json');
  assert.equal(csafFileName('Red Hat: RHSA-2019_1862'), 'red_hat_rhsa-2019_1862.json');
  assert.equal(csafPath(contour()), 'white/2026/contour-2026-001.json');
});

test('a broken document gives the clause and the place', async () => {
  const whole = JSON.parse(renderCsaf(contour()));
  whole.vulnerabilities[0].cwe.name = 'Something else';
  whole.vulnerabilities[0].product_status.fixed.push('CSAFPID-9999');
  const faults = await checkCsaf(JSON.stringify(whole));
  assert.deepEqual(
    faults.filter((f) => f.severity === 'error').map((f) => [f.rule, f.path]),
    [
      ['csaf-6.1.1', '/vulnerabilities/0/product_status/fixed/3'],
      ['csaf-6.1.11', '/vulnerabilities/0/cwe/name'],
    ],
  );
  assert.equal((await checkCsaf('{'))[0]?.rule, 'json');
  assert.equal((await checkCsaf('{}'))[0]?.rule, 'csaf-schema');
});

test('a category that only looks like a profile is refused, with and without its prefix', async () => {
  const whole = JSON.parse(renderCsaf(contour(), 'base'));
  const isRefused = async (category: string) => {
    const text = JSON.stringify({ ...whole, document: { ...whole.document, category } });
    return (await checkCsaf(text)).some(({ rule }) => rule === 'csaf-6.1.26');
  };
  for (const category of ['Security Advisory', 'VEX', 'csafsecurityadvisory', 'CSAF\u2013vex', 'csaf_own'])
    assert.equal(await isRefused(category), true, category);
  for (const category of ['csaf_base', 'Contour Advisory', 'csaf vexing'])
    assert.equal(await isRefused(category), false);
});

test('a document of any shape gives faults and never throws', async () => {
  for (const text of ['null', '5', '[]', '"x"', '{"document":null}', '{"vulnerabilities":[null]}']) {
    assert.ok((await checkCsaf(text)).length > 0, text);
  }
  await fc.assert(
    fc.asyncProperty(mutationsOf(JSON.parse(renderCsaf(contour()))), async (broken) => {
      await checkCsaf(JSON.stringify(broken));
    }),
    { numRuns: 300 },
  );
});

test('a weakness that CWE 4.20 renamed passes under its new name', async () => {
  const whole = JSON.parse(renderCsaf(contour()));
  whole.vulnerabilities[0].cwe = { id: 'CWE-598', name: 'Use of HTTP Request With Sensitive Query String' };
  assert.deepEqual(await checkCsaf(JSON.stringify(whole)), []);
});

const corpus = 'dev/csaf-testcases/2.0';
test('the OASIS test documents fail and pass as they should', { skip: skippedWithout(corpus) }, async () => {
  const folder = sharedData(corpus)!;
  const list = JSON.parse(readFileSync(`${folder}/testcases.json`, 'utf8')).tests as {
    id: string;
    group: string;
    failures?: { name: string }[];
    valid?: { name: string }[];
  }[];
  let seen = 0;
  for (const one of list.filter((t) => t.group !== 'informative')) {
    const documents = [...(one.failures ?? []).map((d) => [d, true]), ...(one.valid ?? []).map((d) => [d, false])];
    for (const [{ name }, isBroken] of documents as [{ name: string }, boolean][]) {
      if (!existsSync(`${folder}/${name}`)) continue;
      const faults = await checkCsaf(readFileSync(`${folder}/${name}`, 'utf8'));
      assert.equal(
        faults.some((f) => f.rule === `csaf-${one.id}`),
        isBroken,
        name,
      );
      seen += 1;
    }
  }
  assert.ok(seen > 50);
});

test('a document is interim while a line waits for its patch or a product is looked at, and final afterwards', () => {
  const told = (
    change: (advisory: PublishedAdvisory['advisory']) => PublishedAdvisory['advisory'],
    status = 'published',
  ) => {
    const published = { ...contour(), status } as PublishedAdvisory;
    const { document, vulnerabilities } = JSON.parse(
      renderCsaf({ ...published, advisory: change(published.advisory) }),
    );
    const { party, status: stage, date } = vulnerabilities[0].involvements?.[0] ?? {};
    assert.equal(date, stage && document.tracking.current_release_date);
    return [document.tracking.status, party, stage];
  };
  const withRange = (range: object) => (advisory: PublishedAdvisory['advisory']) => ({
    ...advisory,
    affected: advisory.affected.map((one) => ({ ...one, ranges: [{ line: '1.33', introduced: '1.33.0', ...range }] })),
  });
  const looking = { vendor: 'Example', product: 'Gate', status: 'under investigation' } as const;
  assert.deepEqual(
    told((same) => same),
    ['final', 'vendor', 'completed'],
  );
  assert.deepEqual(told(withRange({})), ['interim', 'vendor', 'in_progress']);
  assert.deepEqual(told(withRange({ unpatched: 'End of life.' })), ['final', 'vendor', 'completed']);
  assert.deepEqual(told(withRange({ lastAffected: '1.33.3' })), ['final', 'vendor', 'completed']);
  assert.deepEqual(
    told((advisory) => ({ ...advisory, statements: [looking] })),
    ['interim', 'vendor', 'in_progress'],
  );
  assert.deepEqual(told(withRange({}), 'withdrawn')[0], 'final');
  assert.deepEqual(told(withRange({}), 'draft'), ['draft', undefined, undefined]);
});
