import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour } from '../../../../test/support/contour.ts';
import { renderCsaf } from '../../csaf/render.ts';
import { checkCsaf21 } from '../check.ts';

const whole = JSON.parse(renderCsaf(contour(), undefined, '2.1'));
const said = async (clause: string, license_expression: string) => {
  const document = { ...whole.document, license_expression };
  const faults = await checkCsaf21(JSON.stringify({ ...whole, document }), { informative: true });
  return faults.filter(({ rule }) => rule === `csaf21-${clause}`).map(({ message }) => message);
};

test('licences and exceptions that no list has are told with the list that was asked', async () => {
  assert.deepEqual(await said('6.2.45', '(mit OR any-OSI) AND GPL-2.0-only+ WITH Classpath-exception-2.0'), []);
  assert.deepEqual(await said('6.2.45', 'LicenseRef-scancode-copyheart'), []);
  assert.deepEqual(await said('6.2.45', 'MIT OR No-Such-1.0'), ['No-Such-1.0 does not stand in the SPDX list.']);
  assert.deepEqual(await said('6.2.45', 'LicenseRef-scancode-no-such'), [
    'LicenseRef-scancode-no-such does not stand in the ScanCode LicenseDB of January 2023, the newest known here.',
  ]);
  assert.deepEqual(await said('6.2.45', 'LicenseRef-example.com-own'), [], 'other inventories are not asked');
  assert.equal((await said('6.3.17', 'LicenseRef-example.com-own')).length, 1);
});

test('what a list keeps only for old texts is deprecated, and exists', async () => {
  for (const id of ['GFDL-1.1', 'MIT WITH Nokia-Qt-exception-1.1', 'LicenseRef-scancode-aop-pd']) {
    assert.equal((await said('6.2.44', id)).length, 1, id);
    assert.deepEqual(await said('6.2.45', id), [], id);
  }
  assert.deepEqual(await said('6.2.44', 'CC-BY-4.0 OR LicenseRef-scancode-public-domain'), []);
});
