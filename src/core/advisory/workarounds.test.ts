import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasWorkaround } from './workarounds.ts';

const none = [
  '',
  ' \n ',
  'None.',
  '  none known',
  'No workaround.',
  'No known workarounds exist.',
  'There is no workaround.',
  'There are none.',
  'There are currently no workarounds.',
  'N/A',
  'There are no known workarounds for this issue.',
];
for (const workarounds of none) {
  test(`${JSON.stringify(workarounds)} offers no workaround`, () =>
    assert.equal(hasWorkaround({ workarounds }), false));
}

const some = [
  'Turn the filter off.',
  'Nonessential listeners can be closed.',
  'Use the flag; there is no other workaround.',
  'There are no workarounds for those who need the port. For all others: close it.',
  'There is no workaround other than to close the port.',
  'There is no need to restart if you set `safe: true`.',
  'None of the listeners has to be open: close them.',
  'Nobody but the operator may reach the port: close it.',
];
for (const workarounds of some) {
  test(`${JSON.stringify(workarounds)} offers a workaround`, () => assert.equal(hasWorkaround({ workarounds }), true));
}
