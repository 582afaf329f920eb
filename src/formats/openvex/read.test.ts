import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { publications } from '../../../test/support/advisories.ts';
import { carried } from '../../../test/support/carried.ts';
import { contour } from '../../../test/support/contour.ts';
import type { Advisory } from '../../core/advisory/advisory.ts';
import { intervalsOf } from '../../core/advisory/intervals.ts';
import { renderOpenVex } from './openvex.ts';
import { readOpenVex } from './read.ts';

/**
 * The stretches of versions of each package URL; a line without a patch ends where the next one begins. A product of which
 * only commits are told is named as a whole, which is every version to a reader of VEX: commits are said in words there.
 */
const stretches = ({ affected }: Advisory) =>
  affected
    .filter(({ purl }) => purl !== undefined)
    .map((one) => ({
      purl: one.purl,
      of:
        one.ranges.length > 0
          ? intervalsOf(one).map(({ introduced, before, last }) => [introduced, before, last])
          : [['0', undefined, undefined]],
    }))
    .sort((a, b) => (a.purl! < b.purl! ? -1 : 1));

/** Statements of package URLs; their products are named by them alone. */
const judged = ({ statements = [] }: Advisory) =>
  [
    ...new Set(
      statements
        .filter(({ purl }) => purl !== undefined)
        .map((one) => JSON.stringify([one.purl, one.version, one.status, one.justification, one.why])),
    ),
  ].sort();

test('versions and ids of what we write come back, and nothing of it is lost but the number of the document', async () => {
  await fc.assert(
    fc.asyncProperty(publications, async (published) => {
      fc.pre(published.status !== 'withdrawn');
      const { advisory, publication, faults } = await readOpenVex(renderOpenVex(published));
      const others = faults.filter(({ path }) => !['/role', '/version', '/tooling'].includes(path));
      assert.deepEqual(others, []);
      const wanted = carried(published);
      assert.deepEqual(stretches(advisory!), stretches(wanted));
      assert.deepEqual([advisory!.id, advisory!.cve, advisory!.ghsa], [wanted.id, wanted.cve, wanted.ghsa]);
      assert.equal(publication?.url, published.url);
      assert.deepEqual(judged(advisory!), judged(wanted));
    }),
    { numRuns: 200 },
  );
});

test('a statement that a range is not affected is told as lost', async () => {
  const document = JSON.parse(renderOpenVex(contour()));
  const unaffected = { ...document.statements[0], status: 'not_affected', justification: 'component_not_present' };
  const statements = [...document.statements, unaffected];
  const { faults } = await readOpenVex(JSON.stringify({ ...document, statements }));
  const lost = faults.map(({ path }) => path);
  assert.ok(lost.includes(`/statements/${document.statements.length}`), lost.join(' '));
});

test('each vulnerability of a document becomes an advisory, and one of which nothing is affected is told as lost', async () => {
  const document = JSON.parse(renderOpenVex(contour()));
  const [affected] = document.statements;
  const second = { ...affected, vulnerability: { name: 'CVE-2026-99999' }, action_statement: 'Turn it off.' };
  const third = {
    ...affected,
    vulnerability: { name: 'CVE-2026-99998' },
    status: 'fixed',
    action_statement: undefined,
  };
  const statements = [second, ...document.statements, third];
  const { advisory, further, publication, faults } = await readOpenVex(JSON.stringify({ ...document, statements }));
  const own = await readOpenVex(JSON.stringify(document));
  assert.equal(advisory?.cve, 'CVE-2026-99999');
  assert.equal(advisory?.solution, 'Turn it off.');
  assert.equal(advisory?.affected[0]?.ranges.length, 1);
  assert.deepEqual(further, [own.advisory]);
  assert.deepEqual(publication, own.publication);
  const lost = faults.map(({ path }) => path).filter((path) => path.startsWith('/statements'));
  assert.deepEqual(lost, [`/statements/${statements.length - 1}`]);
});

test('a package URL with words that the advisory has no place for is read and told', async () => {
  const document = JSON.parse(renderOpenVex(contour()));
  const purl = 'pkg:apk/wolfi/git@2.39.0-r1?arch=armv7';
  const statements = [{ ...document.statements[0], products: [{ '@id': purl }] }];
  const { advisory, faults } = await readOpenVex(JSON.stringify({ ...document, statements }));
  assert.deepEqual(advisory?.affected[0]?.ranges, [
    { line: '2.39', introduced: '2.39.0-r1', lastAffected: '2.39.0-r1' },
  ]);
  assert.ok(faults.some(({ path }) => path === '/statements/0/products'));
});

test('a document in which nothing is affected is no advisory', async () => {
  const document = JSON.parse(renderOpenVex({ ...contour(), status: 'withdrawn' }));
  const { advisory, faults } = await readOpenVex(JSON.stringify(document));
  assert.equal(advisory, undefined);
  assert.equal(faults[0]?.rule, 'openvex-unaffected');
});
