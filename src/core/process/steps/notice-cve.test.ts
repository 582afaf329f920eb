import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  after,
  before,
  blocks,
  contour,
  factsWith,
  given,
  people,
  playbookWith,
} from '../../../../test/support/law.ts';
import { faultsFromZod } from '../../case/zod-faults.ts';
import { cveSchema } from '../playbook-cve.ts';
import { goodInputs } from '../samples.ts';

const { lead, responder, releaser } = people;
const { plan } = contour.notices;
const told = playbookWith({
  cve: { from: 'own', requiredFor: 'notice' },
  notices: { plan: { ...plan, leaveOut: ['ghsa-id', 'public-fix', 'reporter-name'] } },
});
const under = { playbook: told };
const named = { ...blocks, description: 'CVE-2026-41246: a tenant can have Envoy run code of their choice.' };
const reserved = { type: 'CveIdReserved', cve: 'CVE-2026-41246', by: 'lena' } as const;
const approve = { type: 'ApproveNotice', notice: 'id-1' };

test('where the early notice carries the CVE id it does not leave without it; under contour it does not leave with it', () => {
  const bare = after('DraftNotice');
  given(bare).when(approve, responder, under).refused('notice-carries-cve');
  const missing = given(bare, reserved).when(approve, responder, under).refused('notice-carries-cve');
  assert.match(missing.gates[0]!.sentence, /does not name CVE-2026-41246/);
  const write = { type: 'DraftNotice', notice: 'id-1', blocks: named };
  given(bare, reserved).when(write, lead).refused('notice-gives-nothing-away');
  given(bare, reserved).when(write, lead, under).does({ type: 'NoticeDrafted', notice: 'id-1' });
  const written = { type: 'NoticeDrafted', notice: 'id-1', kind: 'plan', blocks: named, by: 'lena' } as const;
  const ready = given(bare, reserved, written, { type: 'NoticeApproved', notice: 'id-1', by: 'ravi' });
  const send = { type: 'SendNotice', notice: 'id-1', count: 2 };
  ready.when(send, lead, under).does({ type: 'NoticeSent' });
  ready.when(send, lead).refused('notice-gives-nothing-away');
});

test('the later notices wait for no CVE id', () => {
  const change = { change: 'The date moves.', reason: 'Not tested.', 'next-steps': 'Wait.' };
  const later = { type: 'NoticeDrafted', notice: 'id-7', kind: 'date-change', blocks: change, by: 'lena' } as const;
  given(after('SendNotice'), later)
    .when({ type: 'ApproveNotice', notice: 'id-7' }, responder, under)
    .does({ type: 'NoticeApproved' });
});

test('a sample of a notice says what the playbook wants said', () => {
  const chance = { is: () => false, of: <T>(all: readonly T[]) => all[0]!, below: () => 0 };
  const { state, now } = given(after('DraftNotice'), reserved);
  const sample = (playbook: typeof told) =>
    JSON.stringify(
      goodInputs.DraftNotice?.({ state, playbook, now, facts: factsWith(), actor: lead } as never, chance as never),
    );
  assert.ok(sample(told).includes(reserved.cve));
  assert.ok(!sample(contour).includes(reserved.cve));
});

test('what an early notice carries is owed at publication too, and the older key still says so', () => {
  const nameless = before('PublishAdvisory').filter((r) => r.event.type !== 'CveIdReserved');
  const publish = { type: 'PublishAdvisory' };
  given(nameless).when(publish, releaser, under).refused('cve-if-required');
  const older = playbookWith({ cve: { from: 'github', requiredForPublication: true } });
  given(nameless).when(publish, releaser, { playbook: older }).refused('cve-if-required');
  given(nameless)
    .when(publish, releaser, { playbook: playbookWith({ cve: { from: 'github', requiredFor: 'none' } }) })
    .does({ type: 'AdvisoryPublished' });
});

test('a case of a kind that has no CVE id of its own does not wait for one', () => {
  const ready = before('PublishAdvisory').filter((r) => r.event.type !== 'CveIdReserved');
  const upstream = { type: 'CaseClassified', kind: 'upstream', reason: 'It is Envoy’s.', by: 'lena' } as const;
  const shutIn = (book: typeof ready, ...more: readonly (typeof upstream)[]) =>
    given(book, ...more)
      .offers(releaser, under)
      .find(({ step }) => step.command === 'PublishAdvisory')!
      .shut.map(({ id }) => id);
  assert.ok(shutIn(ready).includes('cve-if-required'));
  assert.ok(!shutIn(ready, upstream).includes('cve-if-required'));
});

test('a playbook says it once', () => {
  const twice = { from: 'github', requiredFor: 'none', requiredForPublication: true };
  const parsed = cveSchema.safeParse(twice);
  assert.ok(!parsed.success);
  assert.deepEqual(
    faultsFromZod(parsed.error, twice).map(({ path }) => path),
    ['/requiredForPublication'],
  );
  assert.ok(cveSchema.safeParse({ from: 'none' }).success);
});
