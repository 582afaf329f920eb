import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour } from '../../test/support/contour.ts';
import { formatCalled } from './index.ts';
import { mostVersions } from './version-count.ts';

type Fields = Record<string, unknown>;

/** Our own document with other lists of versions for its first product. */
function withVersions(id: string, change: (product: Fields) => void): string {
  const format = formatCalled(id)!;
  const document = JSON.parse(format.render(contour()));
  change((id === 'cve' ? document.containers.cna : document).affected[0]);
  return JSON.stringify(document);
}
const many = (count: number) => Array.from({ length: count }, (_, n) => `1.${n}.0`);
const faultsOf = async (id: string, change: (product: Fields) => void) =>
  (await formatCalled(id)!.read(withVersions(id, change))).faults.map(({ rule, path }) => ({ rule, path }));

test('an OSV record with more versions and events than are compared is refused at the list that goes too far', async () => {
  const found = await faultsOf('osv', (product) => {
    product.versions = many(mostVersions - 1);
    product.ranges = [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '2.0.0' }] }];
  });
  assert.deepEqual(found, [{ rule: 'too-many-versions', path: '/affected/0/ranges/0/events' }]);
});

test('a CVE record is refused likewise, by its versions and by their changes', async () => {
  const versions = many(mostVersions + 1).map((version) => ({ version, status: 'affected' }));
  const path = '/containers/cna/affected/0/versions';
  assert.deepEqual(await faultsOf('cve', (product) => Object.assign(product, { versions })), [
    { rule: 'too-many-versions', path },
  ]);
  const changes = many(mostVersions).map((at) => ({ at, status: 'unaffected' }));
  const changing = [{ version: '1.0.0', lessThan: '2.0.0', versionType: 'semver', status: 'affected', changes }];
  assert.deepEqual(await faultsOf('cve', (product) => Object.assign(product, { versions: changing })), [
    { rule: 'too-many-versions', path: `${path}/0/changes` },
  ]);
});

test('a record with a thousand single versions is read, each as a range of its own', async () => {
  const text = withVersions('cve', (product) => {
    product.versions = many(1_000).map((version) => ({ version, status: 'affected' }));
  });
  const { advisory } = await formatCalled('cve')!.read(text);
  assert.equal(advisory!.affected[0]!.ranges.length, 1_000);
});
