import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour } from '../../../test/support/contour.ts';
import { reportSchema } from '../../core/case/receive.ts';
import { renderCsaf } from '../csaf/render.ts';
import { readCsafReport } from './report.ts';

/** What a finder sends: the profile for reports, of a discoverer, before anything is public. */
function finding() {
  const document = JSON.parse(renderCsaf(contour(), undefined, '2.1'));
  const { document: head, vulnerabilities } = document;
  head.category = 'csaf_vulnerability_report';
  head.publisher = {
    category: 'discoverer',
    name: 'Rita',
    namespace: 'https://rita.example',
    contact_details: 'rita@rita.example',
  };
  head.distribution.tlp = { label: 'RED' };
  const [one] = vulnerabilities;
  one.disclosure_date = '2026-07-22T18:00:00.000Z';
  const { known_affected: suspected } = one.product_status;
  one.product_status = { under_investigation: suspected };
  one.remediations = suspected.map((id: string) => ({
    category: 'none_available',
    details: 'Unknown.',
    product_ids: [id],
  }));
  one.metrics[0].products = suspected;
  return document;
}

test('a report in CSAF fills the fields of the form', async () => {
  const { report, faults } = await readCsafReport(JSON.stringify(finding()));
  assert.ok(report);
  assert.equal(reportSchema.safeParse(report).success, true);
  assert.equal(report.subject, 'Lua code injection through cookie path rewriting');
  assert.deepEqual([report.name, report.contact], ['Rita', 'rita@rita.example']);
  assert.match(report.effects!, /turns cookie rewrite policies into a Lua filter/);
  assert.match(report.steps!, /Look for quotes/);
  assert.equal(report.surface, 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:H');
  assert.match(report.dependencies!, /^projectcontour contour, release line 1\.31/);
  assert.equal(report.deadlineDays, 90);
  assert.equal(report.alreadyPublic, false);
  assert.ok(faults.every(({ severity }) => severity === 'warning'));
  assert.ok(faults.some(({ path }) => path.startsWith('/vulnerabilities/0/remediations')));
});

test('what is disclosed already is said to be public', async () => {
  const document = finding();
  document.vulnerabilities[0].disclosure_date = '2026-04-01T00:00:00.000Z';
  const { report } = await readCsafReport(JSON.stringify(document));
  assert.equal(report?.alreadyPublic, true);
});

test('another reserved category, a broken structure and no vulnerability are not taken', async () => {
  const other = finding();
  other.document.category = 'csaf_something_else';
  assert.deepEqual(
    (await readCsafReport(JSON.stringify(other))).faults.map(({ rule }) => rule),
    ['csaf21-6.1.26'],
  );
  const { vulnerabilities: _, ...none } = finding();
  assert.deepEqual(
    (await readCsafReport(JSON.stringify(none))).faults.map(({ rule }) => rule),
    ['csaf-empty'],
  );
  assert.equal((await readCsafReport('{')).report, undefined);
});
