import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { contour } from '../../../test/support/law.ts';
import { faultsFromZod } from '../case/zod-faults.ts';
import { playbookSchema } from './playbook.ts';

const seeds = new URL('../../../../shared/seeds/', import.meta.url);
const hasSeeds = existsSync(seeds);
const skip = hasSeeds ? false : 'the seed documents are not beside this checkout';

/** One line of plain text: wrongly decoded quotation marks mended, links reduced to their words, spaces made single. */
const plain = (text: string) =>
  text
    .replaceAll('â€™', '’')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
const seed = (name: string) => readFileSync(new URL(name, seeds), 'utf8');

const changed = (path: string, value: unknown): unknown => {
  const copy = structuredClone(contour) as Record<string, unknown>;
  const names = path.split('.');
  const last = names.pop()!;
  const inner = names.reduce<Record<string, unknown>>((at, name) => at[name] as Record<string, unknown>, copy);
  inner[last] = value;
  return copy;
};
const faults = (playbook: unknown) => {
  const parsed = playbookSchema.safeParse(playbook);
  return parsed.success ? [] : faultsFromZod(parsed.error, playbook).map((f) => f.path);
};

test('the contour playbook is valid and keeps the figures of the seeds', () => {
  assert.deepEqual(faults(contour), []);
  assert.deepEqual(contour.clocks['first-contact'], { amount: 3, unit: 'business-days', owner: 'responder' });
  assert.deepEqual(contour.clocks.plan, { amount: 3, unit: 'business-days', owner: 'responder' });
  assert.equal(contour.clocks['report-to-public'].amount, 14);
  assert.equal(contour.notices.plan.tag, '#security');
  assert.ok(contour.notices.plan.leaveOut.includes('cve-id'));
  assert.deepEqual(contour.release.followUps, ['users', 'distributors']);
  assert.equal(contour.embargo.delayReasons.length, 3);
});

test('an unknown key is refused wherever it stands', () => {
  const places = [
    'hardCaps',
    'embargo.hardcap',
    'calendar.timezone',
    'clocks.plan.days',
    'notices.plan.foot',
    'clocks.triage',
  ];
  for (const place of places) {
    assert.deepEqual(faults(changed(place, 1)), [`/${place.replaceAll('.', '/')}`]);
  }
});

test('a value that no step could work with is refused', () => {
  const wrong: readonly (readonly [string, unknown])[] = [
    ['calendar.timeZone', 'Mars/Olympus'],
    ['calendar.timeZone', ''],
    ['calendar.weekend', ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']],
    ['calendar.holidays', ['2026-02-30']],
    ['clocks.plan.amount', 0],
    ['clocks.plan.unit', 'weeks'],
    ['clocks.plan.owner', 'somebody'],
    ['secondPerson.teamFrom', 1],
    ['embargo.policy', ''],
    ['embargo.delayReasons', []],
    ['intake.rejectionReasons', []],
    ['membership.criteria', []],
    ['version', 0],
    ['name', 'Contour Project'],
  ];
  for (const [path, value] of wrong)
    assert.notDeepEqual(faults(changed(path, value)), [], `${path} = ${JSON.stringify(value)}`);
});

test('time zones, caps and holidays that exist are taken', () => {
  for (const zone of ['UTC', 'Europe/Berlin', 'Asia/Kathmandu'])
    assert.deepEqual(faults(changed('calendar.timeZone', zone)), []);
  assert.deepEqual(faults(changed('embargo.hardCap', { amount: 90, unit: 'days' })), []);
  assert.deepEqual(faults(changed('calendar.holidays', ['2028-02-29'])), []);
});

test('the embargo policy is the text of both seeds', { skip }, () => {
  const policy = plain(contour.embargo.policy);
  assert.ok(policy.length > 1_000);
  assert.ok(plain(seed('security-report-process.md')).includes(policy), 'in the process');
  assert.ok(plain(seed('security-response-checklist.md')).includes(policy), 'in the checklist');
});

test('the seven criteria are those of the seed, in its words and order', { skip }, () => {
  const section = seed('security-report-process.md').split('### Membership Criteria')[1]!.split('\n**The terms')[0]!;
  const theirs = [...section.matchAll(/^\d\. +(.*)$/gm)].map((m) =>
    plain(m[1]!).replace(' that is outlined below', ''),
  );
  assert.equal(theirs.length, 7);
  assert.deepEqual(
    contour.membership.criteria.map((c) => plain(c.text)),
    theirs,
  );
});

test('the reasons for a delay and the blocks of a notice are those of the seeds', { skip }, () => {
  const process = plain(seed('security-report-process.md'));
  for (const words of ['not yet fully understood', 'not well-tested', 'distributor coordination'])
    assert.ok(process.includes(words));
  const checklist = plain(seed('security-response-checklist.md'));
  for (const words of [
    'Description of vulnerability',
    'versions affected',
    'Known attack vectors',
    'Possible workarounds',
    'Next step',
  ])
    assert.ok(checklist.includes(words), words);
  assert.deepEqual(contour.notices.plan.blocks.slice(0, 5), [
    'description',
    'versions',
    'vectors',
    'workarounds',
    'next-steps',
  ]);
});
