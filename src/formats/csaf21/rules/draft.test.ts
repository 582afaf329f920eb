import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour } from '../../../../test/support/contour.ts';
import { renderCsaf } from '../../csaf/render.ts';
import { checkCsaf21 } from '../check.ts';

// biome-ignore lint/suspicious/noExplicitAny: documents are changed by hand
type Document = any;

/** Where a test of the draft finds something once the Contour document was changed. */
async function paths(clause: string, change: (whole: Document) => void): Promise<readonly string[]> {
  const whole = JSON.parse(renderCsaf(contour(), undefined, '2.1'));
  change(whole);
  const faults = await checkCsaf21(JSON.stringify(whole), { informative: true });
  return faults.filter(({ rule }) => rule === `csaf21-${clause}`).map(({ path }) => path);
}

const scored = (baseScore: number, baseSeverity: string) => (whole: Document) => {
  const vectorString = 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/E:P';
  whole.vulnerabilities[0].metrics[0].content = { cvss_v4: { version: '4.0', vectorString, baseScore, baseSeverity } };
};

test('6.1.9: CVSS 4.0 may say the score of its whole vector or that of the base metrics, and no other', async () => {
  assert.deepEqual(await paths('6.1.9', scored(9.3, 'CRITICAL')), []);
  assert.deepEqual(await paths('6.1.9', scored(10, 'CRITICAL')), []);
  assert.equal((await paths('6.1.9', scored(10, 'HIGH'))).length, 1);
  assert.equal((await paths('6.1.9', scored(9.1, 'CRITICAL'))).length, 1);
});

test('6.3.12: CVSS 4.0 stands beside every other, and a score for all that is affected', async () => {
  const content = '/vulnerabilities/0/metrics/0/content';
  assert.deepEqual(await paths('6.3.12', () => {}), [content]);
  assert.deepEqual(await paths('6.3.12', scored(9.3, 'CRITICAL')), []);
  const affected = (whole: Document) => whole.vulnerabilities[0].product_status.known_affected.length;
  let all = 0;
  const told = await paths('6.3.12', (whole) => {
    all = affected(whole);
    delete whole.vulnerabilities[0].metrics;
  });
  assert.deepEqual(told, Array(all).fill('/vulnerabilities/0/metrics'));
});

test('6.1.27.13: what is fixed was affected, on the same version of its host', async () => {
  const product = (id: string) => ({ name: id, product_id: id });
  const none = await paths('6.1.27.13', (whole) => {
    whole.product_tree = { full_product_names: ['A-1', 'A-2'].map(product) };
    whole.vulnerabilities[0].product_status = { fixed: ['A-2'] };
  });
  assert.deepEqual(none, ['/vulnerabilities/0/product_status']);
  const versionsOf = (name: string) => ({
    category: 'product_name',
    name,
    branches: ['1', '2'].map((version) => ({
      category: 'product_version',
      name: version,
      product: product(`${name}-${version}`),
    })),
  });
  const hosted = (host: string) => (whole: Document) => {
    const path = (of: string, on: string) => ({
      beginning_product_reference: of,
      full_product_name: product(`${of}-on`),
      subpaths: [{ category: 'installed_on', next_product_reference: on }],
    });
    const branches = [versionsOf('A'), versionsOf('B')];
    whole.product_tree = { branches, product_paths: [path('B-1', 'A-1'), path('B-2', host)] };
    whole.vulnerabilities[0].product_status = { known_affected: ['B-1-on'], fixed: ['B-2-on'] };
  };
  assert.deepEqual(await paths('6.1.27.13', hosted('A-1')), []);
  assert.deepEqual(await paths('6.1.27.13', hosted('A-2')), ['/vulnerabilities/0/product_status']);
});

test('6.2.34: the namespace that is kept for what is not valid is none to use', async () => {
  const chosen = (namespace: string) => (whole: Document) => {
    const point = {
      namespace,
      key: 'TI',
      name: 'Technical Impact',
      version: '1.0.0',
      values: [{ key: 'T', name: 'x' }],
    };
    whole.vulnerabilities[0].metrics[0].content.ssvc_v2 = { selections: [point] };
  };
  const [at] = await paths('6.2.34', chosen('invalid'));
  assert.equal(at, '/vulnerabilities/0/metrics/0/content/ssvc_v2/selections/0/namespace');
  assert.deepEqual([await paths('6.2.34', chosen('ssvc')), await paths('6.2.34', chosen('test'))], [[], []]);
});

test('6.2.40: a description is known by how its title begins', async () => {
  const described = (title: string) => (whole: Document) => {
    whole.document.notes = [{ category: 'description', title, text: 'A proxy.' }];
  };
  assert.deepEqual(await paths('6.2.40', described('Product Description for Contour')), ['/document/notes/0']);
  assert.deepEqual(await paths('6.2.40', described('Further Description')), []);
});

test('extensions for experiments are told, by who may read the document', async () => {
  const base = 'https://raw.githubusercontent.com/oasis-tcs/csaf/refs/heads/master/csaf_2.1/extension/data/valid';
  const $schema = `${base}/documentation-11/documentation-11-content_1.0.0.json`;
  const labelled = (label: string) => (whole: Document) => {
    whole.document.distribution.tlp.label = label;
    whole.x_extensions = [{ $schema, category: 'supplementary', content: { documentation: 'x' }, critical: false }];
  };
  const at = ['/x_extensions/0/$schema'];
  for (const [clause, clear, green] of [
    ['6.2.54.1', at, at],
    ['6.2.54.4', at, []],
    ['6.3.21.2', [], at],
  ] as const) {
    assert.deepEqual([await paths(clause, labelled('CLEAR')), await paths(clause, labelled('GREEN'))], [clear, green]);
  }
});

test('6.2.51: the type by which all versions are told is a registered one, and an invented one is not', async () => {
  const named = (name: string) => (whole: Document) => {
    const versions = whole.product_tree.branches[0].branches[0].branches;
    versions.find(({ category }: { category: string }) => category === 'product_version_range').name = name;
  };
  assert.deepEqual(await paths('6.2.51', named('vers:all/*')), []);
  assert.equal((await paths('6.2.51', named('vers:weird/<4.2.0'))).length, 1);
});

test('6.2.50: so many ranges beside each other that to compare them all would take minutes are told, and not compared', async () => {
  const withRanges = (count: number) => (whole: Document) => {
    const [product] = whole.product_tree.branches[0].branches;
    product.branches = Array.from({ length: count }, (_, n) => ({
      category: 'product_version_range',
      name: `vers:pypi/>=${n}.0|<${n}.5`,
      product: { name: `A ${n}`, product_id: `A-${n}` },
    }));
  };
  assert.deepEqual(await paths('6.2.50', withRanges(100)), []);
  assert.equal((await paths('6.2.50', withRanges(1_000))).length, 1);
});
