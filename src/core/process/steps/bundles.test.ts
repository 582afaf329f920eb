import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  after,
  before,
  contour,
  distributor,
  factsWith,
  given,
  people,
  playbookWith,
} from '../../../../test/support/law.ts';
import type { CaseEvent } from '../../case/events.ts';
import { kindsOfNotice } from '../../notices/kinds.ts';
import { readPatches } from '../../release/patches.ts';
import { fixIsShared } from '../gates-bundle.ts';
import { fixFacts } from '../samples-fix.ts';

const { lead, developer, harbour, quay } = people;
const { patches, archive, handsOut } = fixFacts;
const sent = after('SendNotice');
const add = (line: string) => ({ type: 'AddBundle', line, base: `v${line}.3` });
const bundle = (id: string, line: string): CaseEvent => ({
  type: 'BundleAdded',
  bundle: id,
  line,
  base: `v${line}.3`,
  patches: patches!.cards,
  ...patches!.file,
  by: 'dana',
});
const all = [bundle('b-33', '1.33'), bundle('b-32', '1.32'), bundle('b-31', '1.31')];
const shared = (...bundles: string[]): CaseEvent => ({
  type: 'BundlesShared',
  share: 's-1',
  bundles,
  archive: archive!,
  missing: [],
  by: 'lena',
});
const everything = shared('b-33', 'b-32', 'b-31');
const keyed = playbookWith({ release: { ...contour.release, candidateFix: 'key-holders' } });
const none = playbookWith({ release: { ...contour.release, candidateFix: 'nobody' } });
const mailbox = (text: string) => ({ ...patches!, ...readPatches(new TextEncoder().encode(text)) });

test('a bundle keeps what its file was, and a new one of the line takes its place', () => {
  const first = given(sent).when(add('1.33'), developer);
  const state = first.then({
    type: 'BundleAdded',
    bundle: 'id-1',
    line: '1.33',
    base: 'v1.33.3',
    patches: patches!.cards,
    ...patches!.file,
    by: 'dana',
  });
  assert.equal(state.candidate?.bundles[0]?.sha256, patches!.file.sha256);
  const { state: twice } = given(sent, bundle('b-1', '1.33'), bundle('b-2', '1.33'), bundle('b-3', '1.32'));
  assert.deepEqual(
    twice.candidate?.bundles.map((b) => b.supersededBy),
    ['b-2', undefined, undefined],
  );
});

test('patches come as a file that git can apply, for a line of the case', () => {
  given(sent)
    .when(add('1.33'), developer, { facts: { patches: undefined as never } })
    .refused('patches-came');
  given(sent).when(add('9.9'), developer).refused('line-known');
  const broken = given(sent).when(add('1.33'), developer, { facts: { patches: mailbox('diff --git a b') } });
  assert.equal(broken.refused('patches-came').faults[0]?.rule, 'patch-mailbox');
  given(sent)
    .when({ ...add('1.33'), tree: 'HEAD' }, developer)
    .faulty('/tree');
  given(sent).when(add('1.33'), harbour).forbidden();
  given(after('ScoreVulnerability')).when(add('1.33'), lead).does({ type: 'BundleAdded' });
  given(after('PublishAdvisory')).when(add('1.33'), lead).untimely();
});

test('a commit that says what it mends is refused with the place and another wording', () => {
  const text = `From ${'0'.repeat(40)} Mon Sep 17 00:00:00 2001
From: The maintainers <m@project.invalid>
Date: Thu, 1 Jan 2026 00:00:00 +0000
Subject: [PATCH] Fix CVE-2026-41246

Found by Rita Reporter.
---
diff --git a/a b/a
--- a/a
+++ b/a
@@ -1 +1 @@
-x
+y
`;
  const refusal = given(sent)
    .when(add('1.33'), developer, { facts: { patches: mailbox(text) } })
    .refused('patches-give-nothing-away');
  assert.deepEqual(
    refusal.faults.map(({ rule, path }) => `${rule} ${path}`),
    ['leak-cve-id /patches/0/subject', 'leak-reporter-name /patches/0/message'],
  );
});

test('words of another case are told to whoever sees every case: at the upload, or before the fix is shared', () => {
  const text = `From ${'0'.repeat(40)} Mon Sep 17 00:00:00 2001
From: The maintainers <m@project.invalid>
Date: Thu, 1 Jan 2026 00:00:00 +0000
Subject: [PATCH] Check the value

---
diff --git a/a b/a
--- a/a
+++ b/a
@@ -1 +1 @@
-x
+the crash in the listener
`;
  const facts = { patches: mailbox(text), otherWords: ['Crash in the listener'] };
  given(sent).when(add('1.33'), lead, { facts }).refused('patches-give-nothing-away');
  given(sent).when(add('1.33'), developer, { facts }).does({ type: 'BundleAdded' });
  const toShare = [{ line: '1.33', base: 'v1.33.3', patches: facts.patches.patches }];
  const refusal = given(sent, ...all)
    .when({ type: 'ShareBundles' }, lead, { facts: { otherWords: facts.otherWords, toShare } })
    .refused('shared-names-no-other-case');
  assert.deepEqual(
    refusal.faults.map(({ rule, path }) => `${rule} ${path}`),
    ['leak-other-case /lines/1.33/patches/0/diff'],
  );
});

test('a fix goes to all once every line has its bundle, is declined, or is said to be missing', () => {
  given(sent).when({ type: 'ShareBundles' }, lead).untimely();
  given(before('SendNotice'), ...all)
    .when({ type: 'ShareBundles' }, lead)
    .refused('someone-was-told');
  const one = given(sent, all[0]!);
  one.when({ type: 'ShareBundles' }, lead).refused('lines-have-bundles');
  const partly = one.when({ type: 'ShareBundles', partial: true }, lead).does({ type: 'BundlesShared' });
  assert.deepEqual(partly.candidate?.shares[0]?.missing, ['1.32', '1.31']);
  const { fixes } = one.state;
  const declined: CaseEvent[] = ['1.32', '1.31'].map((line) => ({
    type: 'FixMoved',
    fix: { ...fixes[line]!, state: 'declined', reason: 'Support ended.' },
    by: 'lena',
  }));
  given(sent, all[0]!, ...declined)
    .when({ type: 'ShareBundles' }, lead)
    .does({ type: 'BundlesShared', missing: [] });
  given(sent, ...all, everything)
    .when({ type: 'ShareBundles' }, lead)
    .refused('bundles-to-share');
  given(sent, ...all, everything, bundle('b-34', '1.33'))
    .when({ type: 'ShareBundles' }, lead)
    .does({ type: 'BundlesShared', bundles: ['b-32', 'b-31', 'b-34'] });
  given(sent, ...all)
    .when({ type: 'ShareBundles' }, developer)
    .forbidden();
});

test('whoever has the notice and consents downloads the fix, and it stands in the record', () => {
  const open = given(sent, ...all, everything);
  const at = '2026-04-06T13:00:00.000Z' as typeof open.now;
  const state = open.when({ type: 'TakeBundles' }, harbour, { at }).then({
    type: 'BundleDownloaded',
    share: 's-1',
    party: 'organisation:harbour',
    form: 'encrypted',
    fingerprint: 'A'.repeat(40),
    by: 'distributor:hana',
  });
  assert.deepEqual(state.candidate?.downloads, [
    { at, party: 'organisation:harbour', share: 's-1', form: 'encrypted', by: 'distributor:hana' },
  ]);
  open.when({ type: 'TakeBundles' }, people.outsider, { at }).forbidden();
  open.when({ type: 'TakeBundles' }, lead, { at }).forbidden();
});

test('nobody else has it: without consent, membership, or before the notice has left', () => {
  const open = given(sent, ...all, everything);
  const at = '2026-04-06T13:00:00.000Z' as typeof open.now;
  const take = { type: 'TakeBundles' };
  open.when(take, quay, { at: '2026-04-06T12:00:30.000Z' as typeof at }).refused('notice-reached-you');
  const suspended = { distributors: [distributor('harbour', { state: 'suspended' }), distributor('quay')] };
  open.when(take, harbour, { at, facts: suspended }).refused('membership-stands');
  const declined: CaseEvent = {
    type: 'ConsentChanged',
    party: 'organisation:harbour',
    consent: 'declined',
    policyVersion: 1,
    by: 'distributor:hana',
  };
  const refused = given(sent, ...all, everything, declined);
  refused.when(take, harbour, { at }).refused('has-consented');
  refused.when(take, quay, { at }).does({ type: 'BundleDownloaded' });
  given(sent, ...all)
    .when(take, harbour, { at })
    .untimely();
});

test('a bundle that is taken back takes the archive with it', () => {
  const back = given(sent, ...all, everything)
    .when({ type: 'WithdrawBundle', bundle: 'b-32', reason: 'It breaks the build.' }, lead)
    .then({ type: 'BundleWithdrawn', bundle: 'b-32', reason: 'It breaks the build.', by: 'lena' });
  assert.ok(back.candidate?.bundles[1]?.withdrawn);
  const events: CaseEvent[] = [
    ...all,
    everything,
    { type: 'BundleWithdrawn', bundle: 'b-32', reason: 'It breaks the build.', by: 'lena' },
  ];
  given(sent, ...events)
    .when({ type: 'TakeBundles' }, harbour)
    .untimely();
  given(sent, ...events)
    .when({ type: 'WithdrawBundle', bundle: 'b-32', reason: 'Again.' }, lead)
    .refused('bundle-stands');
  given(sent, ...events)
    .when({ type: 'ShareBundles' }, lead)
    .refused('lines-have-bundles');
});

test('the playbook says whether the fix leaves at all, and whether a pinned key is needed', () => {
  const plain = { handsOut: { form: 'plain' as const } };
  const open = given(sent, ...all, everything);
  const at = '2026-04-06T13:00:00.000Z' as typeof open.now;
  const take = { type: 'TakeBundles' };
  open.when(take, harbour, { at, facts: plain }).does({ type: 'BundleDownloaded', form: 'plain' });
  open.when(take, harbour, { at, facts: plain, playbook: keyed }).refused('fix-may-leave');
  open.when(take, harbour, { at, facts: { handsOut: handsOut! }, playbook: keyed }).does({ type: 'BundleDownloaded' });
  open.when(take, harbour, { at, facts: { handsOut: undefined as never } }).refused('fix-may-leave');
  given(sent).when(add('1.33'), developer, { playbook: none }).untimely();
});

test('the notice of a candidate fix waits until its bundles can be downloaded', () => {
  const drafted: CaseEvent = {
    type: 'NoticeDrafted',
    notice: 'n-2',
    kind: 'candidate-fix',
    blocks: { change: 'A candidate fix is ready.', 'next-steps': 'Releases on the day.', ask: 'Please try it.' },
    by: 'lena',
  };
  const approved: CaseEvent = { type: 'NoticeApproved', notice: 'n-2', by: 'ravi' };
  const send = { type: 'SendNotice', notice: 'n-2', count: 2 };
  given(sent, drafted, approved).when(send, lead).does({ type: 'NoticeSent' });
  given(sent, ...all, drafted, approved)
    .when(send, lead)
    .refused('bundles-shared');
  const open = given(sent, ...all, everything, drafted, approved);
  open.when(send, lead).does({ type: 'NoticeSent' });
  assert.match(kindsOfNotice['candidate-fix'].fill(open.state)['change']!, /downloaded on the page of this notice/);
});

test('between a share and its download nothing is missing', () => {
  const open = given(sent, ...all, everything);
  const at = '2026-04-06T13:00:00.000Z' as typeof open.now;
  assert.deepEqual(open.offers(harbour, { at }).find((o) => o.step.id === 'take-bundles')?.shut, []);
  // Where nothing is on offer the step is untimely; the gate says so by itself: 'fix-is-shared'.
  const { state, now } = given(sent, ...all);
  const situation = { case: state, actor: harbour, now, playbook: contour, facts: factsWith() };
  assert.match(fixIsShared.check(situation)?.sentence ?? '', /no candidate fix to download/);
});
