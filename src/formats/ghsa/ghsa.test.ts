import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour } from '../../../test/support/contour.ts';
import { ghsa } from './ghsa.ts';

test('the Contour advisory becomes a body with one range a line and the vector alone', async () => {
  const text = ghsa.render(contour());
  assert.deepEqual(await ghsa.check(text), []);
  const body = JSON.parse(text);
  assert.deepEqual(body.vulnerabilities[2], {
    package: { ecosystem: 'go', name: 'github.com/projectcontour/contour' },
    vulnerable_version_range: '>= 1.33.0, < 1.33.4',
    patched_versions: '1.33.4',
  });
  assert.equal(body.cvss_vector_string, contour().advisory.cvss);
  assert.equal('severity' in body, false);
});

test('a word stands where there is no vector that GitHub knows', () => {
  const published = contour();
  const { cvss: _, ...advisory } = published.advisory;
  const word = (change: object) =>
    JSON.parse(ghsa.render({ ...published, advisory: { ...advisory, ...change } })).severity;
  assert.equal(word({ severity: 'medium' }), 'medium');
  assert.equal(word({ severity: 'none' }), undefined);
  assert.equal(word({ cvss: 'AV:N/AC:L/Au:N/C:C/I:C/A:C' }), 'high');
});

test('a body with both, or with an ecosystem of OSV, is refused', async () => {
  const body = JSON.parse(ghsa.render(contour()));
  assert.equal((await ghsa.check(JSON.stringify({ ...body, severity: 'high' })))[0]?.rule, 'rule');
  body.vulnerabilities[0].package.ecosystem = 'Go';
  const [found] = await ghsa.check(JSON.stringify(body));
  assert.equal(found?.path, '/vulnerabilities/0/package/ecosystem');
  assert.equal(found?.mend, 'Did you mean "go"?');
});

test('an answer of GitHub is checked too, before it is read, and each fault has its place', async () => {
  const answer = {
    ghsa_id: 'GHSA-x4mj-7f9g-29h4',
    summary: 'A gate opens',
    severity: 'high',
    published_at: '2026-04-23T18:00:00Z',
    vulnerabilities: [{ package: { ecosystem: 'npm', name: 'gate' }, first_patched_version: { identifier: '1.2.3' } }],
  };
  const ranged = answer.vulnerabilities.map((one) => ({ ...one, vulnerable_version_range: '<= 1.2.2' }));
  assert.deepEqual(await ghsa.check(JSON.stringify(answer)), []);
  const { advisory } = await ghsa.read(JSON.stringify({ ...answer, vulnerabilities: ranged }));
  assert.equal(advisory?.affected[0]?.ranges[0]?.fixed, '1.2.3');
  for (const [change, place] of [
    [{ ghsa_id: 'GHSA-1' }, '/ghsa_id'],
    [{ summary: undefined }, '/summary'],
    [{ severity: 'grave' }, '/severity'],
    [{ published_at: 'yesterday' }, '/published_at'],
    [{ vulnerabilities: [{ package: { name: 'gate' } }] }, '/vulnerabilities/0/package/ecosystem'],
  ] as const) {
    const text = JSON.stringify({ ...answer, ...change });
    assert.deepEqual(
      (await ghsa.check(text)).map(({ path }) => path),
      [place],
    );
    assert.equal((await ghsa.read(text)).advisory, undefined);
  }
});
