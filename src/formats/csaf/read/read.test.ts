import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { publications } from '../../../../test/support/advisories.ts';
import { contour } from '../../../../test/support/contour.ts';
import { normalAdvisory } from '../../../../test/support/normal-advisory.ts';
import { unheard } from '../../../../test/support/unheard.ts';
import { csaf21 } from '../../csaf21/csaf21.ts';
import type { Format } from '../../format.ts';
import { csaf } from '../csaf.ts';

const lossesOf = (faults: readonly { readonly rule: string; readonly path: string }[]) =>
  faults.filter(({ rule }) => rule === 'csaf-lost' || rule === 'cut').map(({ path }) => path);

for (const format of [csaf, csaf21] satisfies Format[]) {
  test(`${format.title}: what we write comes back whole`, async () => {
    const all = fc.asyncProperty(publications, async (published) => {
      fc.pre(published.status === 'published');
      const { advisory, publication, faults } = await format.read(format.render(published));
      assert.deepEqual(advisory && normalAdvisory(advisory), normalAdvisory(published.advisory));
      assert.deepEqual(lossesOf(faults), []);
      assert.equal(publication?.url, published.url);
      assert.deepEqual(
        publication?.revisions?.map(({ at }) => at),
        published.revisions.map(({ at }) => at),
      );
    });
    await fc.assert(all, { numRuns: 40 });
  });

  test(`${format.title}: no leaf is lost in silence`, async () => {
    const document = JSON.parse(format.render(contour()));
    document.document.lang = 'en-GB';
    document.document.acknowledgments = [
      { organization: 'Example', summary: 'for patience', urls: ['mailto:a@example.org'] },
    ];
    document.vulnerabilities[0].threats = [{ category: 'exploit_status', details: 'None seen.' }];
    document.vulnerabilities[0].remediations[0].restart_required = { category: 'service' };
    assert.deepEqual(await unheard(format, document), []);
  });
}

test('a foreign document is read as far as it goes, and told what is lost', async () => {
  const document = JSON.parse(csaf.render(contour()));
  const [one] = document.vulnerabilities;
  document.product_tree.branches[0].branches[0].branches[0].name = '<=1.31.5';
  document.product_tree.branches[0].branches[0].branches[1].name = 'all of 1.32';
  one.remediations = [{ category: 'mitigation', details: 'Take the field away.', product_ids: ['CSAFPID-0001'] }];
  one.notes = one.notes.filter(({ title }: { title: string }) => title !== 'Workarounds' && title !== 'Solution');
  const { advisory, faults } = await csaf.read(JSON.stringify(document));
  assert.deepEqual(
    advisory?.affected[0]?.ranges.map(({ introduced, fixed, lastAffected }) => [introduced, fixed, lastAffected]),
    [
      ['0', undefined, '1.31.5'],
      ['1.33.0', '1.33.4', undefined],
    ],
  );
  assert.equal(advisory?.workarounds, 'Take the field away.');
  const lost = lossesOf(faults);
  assert.ok(lost.includes('/product_tree/branches/0/branches/0/branches/1'), lost.join(' '));
  assert.ok(lost.some((path) => path.startsWith('/vulnerabilities/0/remediations/0/product_ids')));
});

test('a document that breaks a mandatory test is not read', async () => {
  const document = JSON.parse(csaf.render(contour()));
  document.vulnerabilities[0].product_status.fixed.push('CSAFPID-9999');
  const { advisory, faults } = await csaf.read(JSON.stringify(document));
  assert.equal(advisory, undefined);
  assert.ok(faults.some(({ rule }) => rule === 'csaf-6.1.1'));
});

test('each vulnerability of a document becomes an advisory of its own, and nothing of any is lost in silence', async () => {
  const document = JSON.parse(csaf.render(contour()));
  const [one] = document.vulnerabilities;
  const versions = document.product_tree.branches[0].branches[0].branches;
  versions[0].name = 'vers:golang/>=1.31.0';
  const other = {
    ...structuredClone(one),
    title: 'Another one',
    cve: 'CVE-2026-50149',
    ids: [{ system_name: 'Elsewhere', text: 'X-1' }],
    product_status: { known_affected: one.product_status.known_affected.slice(0, 1) },
    remediations: [
      {
        category: 'no_fix_planned',
        details: 'End of life.',
        product_ids: one.product_status.known_affected.slice(0, 1),
      },
    ],
    scores: undefined,
  };
  const text = JSON.stringify({ ...document, vulnerabilities: [one, other] });
  const { advisory, further = [], faults } = await csaf.read(text);
  const { id, cve } = contour().advisory;
  assert.deepEqual([advisory?.id, advisory?.cve, advisory?.aliases], [`${id}-1`, cve, [id]]);
  assert.deepEqual(
    further.map((each) => [each.id, each.title, each.cve, each.aliases, each.affected[0]?.ranges[0]?.unpatched]),
    [[`${id}-2`, 'Another one', 'CVE-2026-50149', ['X-1'], 'End of life.']],
  );
  // Its severity is that of all together, and more is to be expected of a line that waits.
  assert.deepEqual(
    lossesOf(faults).filter((path) => !/^\/(vulnerabilities|product_tree)/.test(path)),
    ['/document/tracking/status', '/document/aggregate_severity'],
  );
  assert.deepEqual(await unheard(csaf, JSON.parse(text)), []);
});

test('a product that is looked at may come with an impact, which is told as lost', async () => {
  const published = contour();
  const statements = [{ vendor: 'Example', product: 'Gate', status: 'under investigation' as const }];
  const document = JSON.parse(csaf.render({ ...published, advisory: { ...published.advisory, statements } }));
  const [one] = document.vulnerabilities;
  one.threats = [{ category: 'impact', details: 'Perhaps none.', product_ids: one.product_status.under_investigation }];
  const { advisory, faults } = await csaf.read(JSON.stringify(document));
  assert.deepEqual(advisory?.statements, statements);
  assert.deepEqual(lossesOf(faults), ['/vulnerabilities/0/threats']);
});

test('a range in VERS is read as one, also where it stands for a version', async () => {
  const document = JSON.parse(csaf.render(contour()));
  const [branch] = document.product_tree.branches[0].branches[0].branches;
  const rangesWith = async (name: string) => {
    document.product_tree.branches[0].branches[0].branches = [{ ...branch, category: 'product_version', name }];
    document.vulnerabilities[0].product_status = { known_affected: [branch.product.product_id] };
    document.vulnerabilities[0].remediations = undefined;
    document.vulnerabilities[0].scores = undefined;
    const { advisory } = await csaf.read(JSON.stringify(document));
    return advisory?.affected[0]?.ranges.map(({ introduced, fixed, lastAffected }) => [
      introduced,
      fixed,
      lastAffected,
    ]);
  };
  assert.deepEqual(await rangesWith('vers:all/*'), [['0', undefined, undefined]]);
  assert.deepEqual(await rangesWith('7.52 build 344'), [['7.52 build 344', undefined, '7.52 build 344']]);
});
