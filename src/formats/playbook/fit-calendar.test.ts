import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { instant } from '../../core/process/instant.ts';
import { readPlaybookText } from './playbook.ts';

const contour = readFileSync(new URL('../../../playbooks/contour.yaml', import.meta.url), 'utf8');
const withCalendar = (more: string) => contour.replace(/^calendar:\n/m, `calendar:\n${more}\n`);
const now = instant('2026-11-22T10:00:00Z');
const past = withCalendar('  region: DE-BY\n  years: { from: 2020, to: 2024 }');

test('a calendar without the holidays of this year is refused with its place and the way out', () => {
  const [found, ...others] = readPlaybookText(past, now).faults;
  assert.deepEqual([found?.path, found?.rule, others], ['/calendar/years', 'calendar-present', []]);
  const line = past.split('\n').findIndex((each) => each.startsWith('  years:')) + 1;
  assert.ok(
    found!.message.startsWith(`Line ${line}, column 3: "years" are 2020 to 2024, without 2026`),
    found!.message,
  );
  assert.equal(found!.mend, 'Write years: { from: 2026, to: 2030 }.');
  assert.ok(readPlaybookText(withCalendar('  region: DE-BY\n  years: { from: 2026, to: 2027 }'), now).playbook);
  assert.ok(readPlaybookText(past).playbook, 'what an old case is counted by still reads');
});

test('a playbook that leaves no day of the week for a disclosure is refused', () => {
  const never = contour.replace(/^ {2}avoid: .*$/m, '  avoid: [Mon, Tue, Wed, Thu, Fri]');
  assert.notEqual(never, contour);
  const [found] = readPlaybookText(never, now).faults;
  assert.deepEqual([found?.path, found?.rule], ['/calendar/avoid', 'calendar-free-day']);
  assert.match(found!.message, /^Line \d+, column 3: .*leave no day of the week/);
});
