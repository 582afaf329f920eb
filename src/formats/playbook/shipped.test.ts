import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { contour } from '../../../test/support/law.ts';
import type { Playbook } from '../../core/process/playbook.ts';
import { cveRequiredFor } from '../../core/process/playbook-cve.ts';
import { readPlaybookText } from './playbook.ts';
import { readYaml } from './read.ts';

const root = new URL('../../../', import.meta.url);
const textOf = (path: string) => readFileSync(new URL(path, root), 'utf8');
const shipped = readdirSync(new URL('playbooks/', root)).filter((name) => name.endsWith('.yaml'));

const playbookOf = (name: string): Playbook => {
  const { playbook, faults } = readPlaybookText(textOf(`playbooks/${name}.yaml`));
  assert.deepEqual(faults, [], name);
  return playbook!;
};

test('every playbook that comes with Tidegate reads, by our reader and by the published schema', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(textOf('docs/generated/playbook.schema.json')));
  for (const file of shipped) {
    const name = file.replace('.yaml', '');
    assert.equal(playbookOf(name).name, name, 'a playbook is called like its file');
    assert.ok(validate(readYaml(textOf(`playbooks/${file}`)).value), `${file} ${ajv.errorsText(validate.errors)}`);
  }
  for (const name of ['contour', 'kubernetes', 'envoy', 'openstack', 'django', 'node'])
    assert.ok(shipped.includes(`${name}.yaml`), name);
});

/** What the sources say of each project, so that an edit of a file cannot lose it (reference, B.1 to B.12). */
test('the figures that projects have published stand in their playbooks', () => {
  const { kubernetes, envoy, openstack, django, node } = Object.fromEntries(
    ['kubernetes', 'envoy', 'openstack', 'django', 'node'].map((name) => [name, playbookOf(name)]),
  ) as Record<string, Playbook>;
  const firstAnswer = (playbook: Playbook | undefined) => {
    const { amount, unit } = playbook!.clocks['first-contact'];
    return `${amount} ${unit}`;
  };
  assert.deepEqual([kubernetes, envoy, django].map(firstAnswer), [
    '1 business-days',
    '1 business-days',
    '3 business-days',
  ]);
  assert.deepEqual(
    [kubernetes, openstack].map((p) => `${p!.calendar.preferredHour} ${p!.calendar.timeZone}`),
    ['16:00 UTC', '15:00 UTC'],
  );
  assert.ok(kubernetes!.calendar.avoid.includes('Fri') && !kubernetes!.calendar.avoid.includes('Mon'));
  assert.ok(['Mon', 'Fri'].every((day) => openstack!.calendar.avoid.includes(day as 'Mon')));
  assert.deepEqual(
    [kubernetes, envoy, openstack, contour].map((p) => cveRequiredFor(p!)),
    ['notice', 'notice', 'notice', 'none'],
  );
  for (const playbook of [kubernetes, envoy, openstack]) {
    assert.ok(!playbook!.notices.plan.leaveOut.includes('cve-id'), 'a notice that must carry the id may carry it');
    assert.equal(playbook!.embargo.releaseBeforeEnd, false);
  }
  assert.deepEqual(
    [kubernetes, envoy, openstack, django, contour].map((p) => p!.embargo.noticeAhead?.amount),
    [7, 21, 3, 7, undefined],
  );
  assert.ok(contour.notices.plan.leaveOut.includes('cve-id'));
  assert.deepEqual(envoy!.embargo.hardCap, { amount: 90, unit: 'days' });
  assert.deepEqual(kubernetes!.clocks.stale?.critical, { amount: 2, unit: 'days' });
  assert.equal(kubernetes!.roles.rota, 'weekly');
  assert.deepEqual(
    [kubernetes, envoy].map((p) => `${p!.roles.lead}, ${p!.retrospective.visibility}`),
    Array.from({ length: 2 }, () => 'round-robin, public'),
  );
  assert.deepEqual(
    [kubernetes, envoy, django].map((p) => p!.membership.voucher),
    ['list-member', 'list-member', 'none'],
  );
  assert.ok(kubernetes!.regulatory.cna && node!.regulatory.cna && !envoy!.regulatory.cna);
});

test('a policy that is not known word for word is marked as written by Tidegate', () => {
  for (const file of shipped.filter((name) => !['contour.yaml', 'minimal.yaml'].includes(name)))
    assert.match(textOf(`playbooks/${file}`), /# Written by Tidegate[^\n]*\n(?: *#[^\n]*\n)* *policy: \|/, file);
});
