import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { offline } from '../../../test/support/offline.ts';

const contour = readFileSync(new URL('../../../playbooks/contour.yaml', import.meta.url), 'utf8');
const bavarian = contour
  .replace('timeZone: UTC', 'timeZone: Europe/Berlin\n  region: DE-BY\n  years: { from: 2026, to: 2027 }')
  .replace(
    '  hardCap: null',
    '  hardCap: { amount: 90, unit: days }\n  programmes: [{ id: linux-distros, title: the linux-distros list, cap: { amount: 14, unit: days } }]',
  )
  .replace('  retrospective: {', '  stale: { owner: lead, critical: { amount: 2, unit: days } }\n  retrospective: {');
const files: Record<string, string> = {
  'contour.yaml': contour,
  'bavarian.yaml': bavarian,
  'manufacturer.yaml': `${contour.replace('timeZone: UTC', 'timeZone: Europe/Berlin').replace(/^regulatory:.*$/m, '')}
regulatory:
  cra: { role: manufacturer, from: '2026-09-11', entity: Heron GmbH, memberStates: [DE], owner: lead }
`,
  'broken.yaml': contour.replace('holidays: []', 'holidays: [2026-02-30]'),
};

const run = offline(files);
const clock = (file: string, ...argv: string[]) => run('clock', '--playbook', file, ...argv);

test('without a name the clocks of the playbook are listed, its programmes among them', async () => {
  const { out, code } = await clock('bavarian.yaml');
  assert.equal(code, 0);
  const names = out.trimEnd().split('\n');
  assert.deepEqual(
    names.map((line) => line.split(':')[0]),
    [
      ...['first-contact', 'plan', 'stale', 'report-to-public', 'latest-disclosure', 'leak-decision', 'retrospective'],
      'linux-distros',
    ],
  );
  const plain = JSON.parse((await clock('contour.yaml', '--json')).out) as readonly { clock: string }[];
  assert.deepEqual(
    plain.map((each) => each.clock),
    ['first-contact', 'plan', 'report-to-public', 'leak-decision', 'retrospective'],
  );
});

test('a legal period is counted as the law counts it, not by the hour', async () => {
  const { out } = await clock('manufacturer.yaml', 'cra-final-report', '--from', '2026-10-20T10:00:00Z', '--json');
  assert.equal(JSON.parse(out).due_at, '2026-11-03T11:00:00.000Z');
});

test('a count says when, with weekday and zone, which days were skipped and why, the target and the cap', async () => {
  const args = ['report-to-public', '--from', '2026-04-01T09:00:00Z', '--severity', 'critical'];
  const { out } = await clock('bavarian.yaml', ...args);
  assert.match(out, /due {3}Thu 23 Apr 2026 11:00 Europe\/Berlin \(Thu 23 Apr 2026 09:00 UTC\) \(the target\)/);
  assert.match(out, /cap {3}Tue 30 Jun 2026 11:00 Europe\/Berlin/);
  assert.match(out, /skipped Fri 2026-04-03: Good Friday\n.*skipped Sat 2026-04-04: weekend\n/);
  assert.match(out, /skipped Mon 2026-04-06: Easter Monday/);
  const read = JSON.parse((await clock('bavarian.yaml', ...args, '--json')).out);
  assert.deepEqual([read.due_at, read.cap_at], ['2026-04-23T09:00:00.000Z', '2026-06-30T09:00:00.000Z']);
  assert.equal(read.counting.filter((day: { counts: boolean }) => day.counts).length, 14);
  assert.deepEqual(read.counting[1], { date: '2026-04-03', weekday: 'Fri', counts: false, why: 'Good Friday' });
});

test('the cap of a programme is fourteen days, whatever days they are', async () => {
  const { out } = await clock('bavarian.yaml', 'linux-distros', '--from', '2026-06-21T14:00:00Z', '--json');
  const read = JSON.parse(out);
  assert.deepEqual([read.due_at, read.counting], ['2026-07-05T14:00:00.000Z', []]);
});

test('who leaves the option out is told the command line that was meant', async () => {
  const run = offline({});
  const meant: readonly (readonly [readonly string[], string])[] = [
    [[], '--playbook contour'],
    [['contour'], '--playbook contour'],
    [['ours.yaml'], '--playbook ours.yaml'],
    [['plan'], '--playbook contour plan'],
  ];
  for (const [argv, line] of meant) {
    const { code, err } = await run('clock', ...argv);
    assert.deepEqual([code, err], [1, `Name the playbook with its option, such as: tidegate clock ${line}\n`]);
  }
});

test('what cannot be counted is refused with the nearest that can', async () => {
  const from = ['--from', '2026-04-01T09:00:00Z'];
  const refusals: readonly (readonly [readonly string[], RegExp])[] = [
    [['bavarian.yaml', 'frst-contact', ...from], /no clock frst-contact\. Did you mean first-contact\?/],
    [['contour.yaml', 'linux-distros', ...from], /Use one of first-contact, plan,/],
    [['bavarian.yaml', 'stale', ...from], /depends on the severity\. Add --severity with one of critical\./],
    [['bavarian.yaml', 'stale', ...from, '--severity', 'critcal'], /Did you mean critical\?/],
    [['bavarian.yaml', 'stale', ...from, '--severity', 'low'], /no clock stale for a severity of low/],
    [['contour.yaml', 'plan'], /--from 2026-04-01T09:00:00Z/],
    [['contour.yaml', 'plan', '--from', '2026-02-30T09:00:00Z'], /2026-02-30, a day that does not exist.*2026-02-28/],
    [['contour.yaml', 'plan', '--from', '2026-04-01'], /is no moment with its zone/],
    [['bavarian.yaml', 'plan', '--from', '2027-12-30T09:00:00Z'], /holidays of 2028, only those of 2026 to 2027/],
    [['bavarian.yaml', 'plan', '--from', '2025-12-30T09:00:00Z'], /holidays of 2025, only those/],
    [['broken.yaml', 'plan', ...from], /Line \d+, column \d+: .*2026-02-30.*nearest day is 2026-02-28/],
    [['missing.yaml', 'plan', ...from], /no such file/],
  ];
  for (const [[file, ...argv], said] of refusals) {
    const { code, out, err } = await clock(file!, ...argv);
    assert.deepEqual([code, out], [1, ''], argv.join(' '));
    assert.match(err, said);
  }
});
