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
