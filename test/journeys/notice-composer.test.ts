// The composer of a notice: what it finds, what it mends, and that its preview is what leaves.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import PostalMime from 'postal-mime';
import { caseRef } from '../../src/app/books.ts';
import { checkWhatLeft } from '../../src/app/leak-checker.ts';
import { deliveryAad } from '../../src/app/letters.ts';
import { caseRoom } from '../../src/app/queries/cases.ts';
import { aroundNotice } from '../../src/app/queries/notice-preview.ts';
import { receive } from '../../src/app/receive.ts';
import { bookKey, readState } from '../../src/app/record.ts';
import { tick } from '../../src/app/tick.ts';
import type { CaseId } from '../../src/core/case/ids.ts';
import type { Case, Notice } from '../../src/core/case/model.ts';
import { day, minute } from '../../src/core/process/instant.ts';
import { listForBook } from '../../src/store/deliveries.ts';
import { decryptWith, newKeyPair } from '../../src/vault/pgp.ts';
import { open } from '../../src/vault/seal.ts';
import { contour, type TestHouse, testHouse } from '../support/house.ts';
import { caseToTell, memberOf, noticeBlocks, pinned, sendNotice } from '../support/members.ts';
import { cast, play } from '../support/play.ts';
import { testServer } from '../support/server.ts';

const sponsored = { ...contour, membership: { ...contour.membership, voucher: 'team-sponsor' } } as const;

/** The copies of a notice as the composer shows them at this moment. */
async function preview(t: TestHouse, id: CaseId, noticeOf: (state: Case) => Notice) {
  const found = await t.house.store.readTx(t.project, (tx) =>
    readState<Case>(tx, t.house.root, caseRef(t.project, id)),
  );
  const { number } = found!.state;
  const room = (await caseRoom(t.house, t.project, number, t.team.lead))!;
  const { copyOf } = await aroundNotice(t.house, room);
  return { state: room.case, copyOf: (organisation: string) => copyOf(noticeOf(room.case), organisation)! };
}

for (const withoutKey of ['link', 'plain', 'refuse'] as const) {
  test(`what the preview shows is what leaves, byte for byte; without a key: ${withoutKey}`, async () => {
    const t = await testHouse({ playbook: { ...sponsored, embargo: { ...sponsored.embargo, withoutKey } } });
    const [acme, tern] = [await memberOf(t, 'Acme'), await memberOf(t, 'Tern')];
    const pair = await newKeyPair('Acme', 'psirt@acme.example', t.clock.now);
    await pinned(t, acme, pair.publicKey, pair.fingerprint);
    const id = await caseToTell(t);
    const draft = {
      id: 'first',
      kind: 'plan',
      blocks: noticeBlocks,
      draftedBy: t.team.lead.id,
      approvedBy: [],
    } as const;
    const before = await preview(t, id, () => draft);
    assert.equal(
      before.state.participants[`organisation:${acme.organisation}`],
      undefined,
      'nobody has a reference yet',
    );
    const { state, notice } = await sendNotice(t, id, 2);
    const after = await preview(t, id, ({ notices }) => notices.find((each) => each.id === notice)!);
    const shown = after.copyOf;
    for (const each of [acme, tern]) assert.deepEqual(before.copyOf(each.organisation), shown(each.organisation));
    t.clock.pass(3 * minute);
    await tick(t.house, t.project);
    const mailTo = (address: string) => t.sent.find((m) => m.to === address && m.subject.includes('notice'));

    const sealed = mailTo('psirt@acme.example')!;
    const armored = /-----BEGIN PGP MESSAGE-----[\s\S]+-----END PGP MESSAGE-----/.exec(sealed.entity!.body)![0];
    const opened = (await decryptWith(armored, pair.privateKey, t.clock.now))!.text;
    const inner = await PostalMime.parse(opened);
    const copy = shown(acme.organisation);
    assert.ok(copy.kind === 'copy' && copy.carries === 'content' && copy.key?.fingerprint === pair.fingerprint);
    assert.deepEqual([inner.subject, inner.text], [copy.subject, copy.text]);
    const carried = await t.house.store.readTx(t.project, async (tx) => {
      const book = caseRef(t.project, state.id);
      const key = await bookKey(tx, t.house.root, book);
      const rows = (await listForBook(tx, book)).filter((row) => row.recipient === `organisation:${acme.organisation}`);
      const { id, outcome } = rows.find(({ letter }) => letter === 'notice')!;
      return JSON.parse(open(key, Buffer.from(outcome!), [...deliveryAad(book, id), 'outcome']).toString('utf8'));
    });
    assert.deepEqual([carried.carries, carried.fingerprint], ['content', pair.fingerprint], 'what left is on record');

    const toTern = mailTo('psirt@tern.example');
    const bare = shown(tern.organisation);
    assert.equal(bare.kind === 'nothing', toTern === undefined);
    if (bare.kind === 'copy') assert.deepEqual([toTern?.subject, toTern?.text], [bare.subject, bare.text]);
    assert.equal(
      bare.kind === 'copy' ? bare.carries : bare.kind,
      { link: 'link', plain: 'content', refuse: 'nothing' }[withoutKey],
    );
  });
}

test('a finding is mended by its button, a warning stands with a reason, and the copy of a member can be read', async () => {
  const t = await testServer();
  const people = await cast(t);
  const { number } = await play(t, people, 'noticed');
  const desk = await t.signedIn(t.team.lead.id);
  const path = `/desk/cases/${number}/notice`;
  const blocks = {
    'blocks.change': 'See CVE-2026-41246.\nPublic on 30 April 2026.',
    'blocks.reason': 'QA.',
    'blocks.next-steps': 'None.',
  };
  const leaking = await desk.post(path, { kind: 'delay', ...blocks });
  assert.equal(leaking.statusCode, 409);
  assert.match(leaking.body, /Policy: “Leave out the CVE ID\.”/);
  const mend = /name="mend" value="(leak-cve-id[^"]+)"/.exec(leaking.body)![1]!;
  const saved = await desk.post(path, { kind: 'delay', ...blocks, mend });
  assert.equal(saved.statusCode, 303);
  const page = (await desk.get(`${path}?kind=delay`)).body;
  assert.match(page, /See this matter\.\nPublic on 30 April 2026\./);
  const quote = /name="ignore\.0\.quote" value="([^"]+)"/.exec(page)![1]!;
  assert.equal(quote, '30 April 2026');
  const ignore = {
    'ignore.0.rule': 'date-without-hour',
    'ignore.0.quote': quote,
    'ignore.0.reason': 'Each knows the hour.',
  };
  const notice = /name="notice" value="([^"]+)"/.exec(page)![1]!;
  const kept = { ...blocks, 'blocks.change': 'See this matter.\nPublic on 30 April 2026.' };
  assert.equal((await desk.post(path, { kind: 'delay', notice, ...kept, ...ignore })).statusCode, 303);
  const stands = (await desk.get(`${path}?kind=delay`)).body;
  assert.match(stands, /Reason: Each knows the hour\./);
  const as = /<option value="([^"]+)"[^>]*>[^<]*Acme/.exec(stands)![1]!;
  const shown = (await desk.get(`${path}?notice=${notice}&kind=delay&as=${as}`)).body;
  assert.match(shown, /a letter that says only where to read them, in plain mail/);
  assert.match(shown, /partner\/notices\//);
});

test('what was sent is judged again: a later case whose title stood in it is found, on the page, by the API and the command line', async () => {
  const t = await testServer();
  const people = await cast(t);
  const { number } = await play(t, people, 'noticed');
  t.clock.pass(5 * minute);
  await tick(t.house, t.project);
  const desk = await t.signedIn(t.team.lead.id);
  assert.match((await desk.get('/desk/sent')).body, /Nothing found in \d+ messages/);
  const composed = (await desk.get(`/desk/cases/${number}/notice`)).body;
  assert.doesNotMatch(composed, /step-(?:approve|send|stop)-notice/, 'what has left is beyond approving and stopping');
  const subject = /<h3>Description<\/h3>(?:<[^>]+>)*([^<]+)/.exec(composed)![1]!.trim();
  const report = { subject, steps: 'x', effects: 'Something else', kind: 'vulnerability' };
  assert.equal((await receive(t.house, t.project, report, [], 'form')).kind, 'received');
  const page = (await desk.get('/desk/sent')).body;
  assert.match(page, /1 found in \d+ messages/);
  assert.match(page, new RegExp(`${number}[\\s\\S]*words of another case[\\s\\S]*leak-other-case`));
  const { body } = await people.lead.call('GET', '/api/v1/sent/recheck');
  assert.deepEqual(
    body.data.map((each: { rule: string; case: string }) => [each.rule, each.case]),
    [['leak-other-case', number]],
  );
  // The house looks by itself: once a day, and tells each finding once.
  const found = async () => {
    t.clock.pass(day);
    await checkWhatLeft(t.house, t.project);
    const timeline = (await people.lead.call('GET', `/api/v1/cases/${number}/timeline`)).body;
    return JSON.stringify(timeline).match(/BreachFound/g)?.length ?? 0;
  };
  assert.equal(await found(), 1);
  assert.equal(await found(), 1, 'the next day tells nothing again');
  const told = (await people.lead.call('GET', '/api/v1/next')).body;
  assert.match(JSON.stringify(told), /answer-finding/);
  const later = await t.signedIn(t.team.lead.id);
  assert.match((await later.get('/desk')).body, /Say what follows from what the leak-checker found/);
  const step = `/desk/cases/${number}/steps/answer-finding`;
  assert.equal(
    (await later.post(step, { finding: '', reason: 'The other report is about the same.' })).statusCode,
    303,
  );
  assert.doesNotMatch((await later.get('/desk')).body, /leak-checker found/);
});
