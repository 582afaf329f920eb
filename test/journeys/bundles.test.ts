// The fix of every line goes from the team to distributors: uploaded, judged, shared once, handed out to each by its key.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { decrypt, readMessage, readPrivateKey } from 'openpgp';
import { recheckCases } from '../../src/app/queries/recheck.ts';
import { receive } from '../../src/app/receive.ts';
import { replyAddress } from '../../src/app/reply-address.ts';
import { unhurried } from '../../src/app/unhurried.ts';
import { commands } from '../../src/cli/commands/index.ts';
import { runProgram } from '../../src/cli/program.ts';
import { leftBundles } from '../../src/core/release/recheck-bundles.ts';
import { checkArchive, readArchive } from '../../src/formats/bundle/archive.ts';
import { listForBook } from '../../src/store/deliveries.ts';
import { findHandle } from '../../src/store/handles.ts';
import { isSignedBy, newKeyPair } from '../../src/vault/pgp.ts';
import { accountOf } from '../support/accounts.ts';
import { cast, type Member, play, takes } from '../support/play.ts';
import { type TestServer, testServer } from '../support/server.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const mailbox = (line: string, subject = 'Check the value before it is used') =>
  Buffer.from(`From ${'0'.repeat(40)} Mon Sep 17 00:00:00 2001
From: The maintainers <maintainers@project.invalid>
Date: Thu, 1 Jan 2026 00:00:00 +0000
Subject: [PATCH] ${subject}

---
diff --git a/value.txt b/value.txt
--- a/value.txt
+++ b/value.txt
@@ -1 +1 @@
-unchecked ${line}
+checked ${line}
`);

function formOf(fields: Readonly<Record<string, string>>, file?: Buffer) {
  const edge = 'edge-of-a-part';
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${edge}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${edge}\r\nContent-Disposition: form-data; name="file"; filename="patches.mbox"\r\nContent-Type: text/plain\r\n\r\n`;
  const payload = Buffer.concat([
    Buffer.from(parts.join('')),
    ...(file ? [Buffer.from(head), file, Buffer.from('\r\n')] : []),
    Buffer.from(`--${edge}--\r\n`),
  ]);
  return { payload, headers: { 'content-type': `multipart/form-data; boundary=${edge}` } };
}

async function upload(t: TestServer, account: string, number: string, line: string, file?: Buffer) {
  const { payload, headers } = formOf({ line, base: `v${line}.3` }, file);
  const authorization = `Bearer ${await t.token(account)}`;
  const url = `/api/v1/cases/${number}/bundles`;
  return t.inject({ method: 'POST', url, payload, headers: { ...headers, authorization } });
}

async function fetched(t: TestServer, member: Member, ref: string) {
  const authorization = `Bearer ${await t.token(member.account)}`;
  return t.inject({ method: 'POST', url: `/api/v1/notices/${ref}/fix`, headers: { authorization } });
}

async function opened(bytes: Buffer, privateKey: string): Promise<Buffer> {
  const decryptionKeys = await readPrivateKey({ armoredKey: privateKey });
  const message = await readMessage({ binaryMessage: bytes });
  return Buffer.from((await decrypt({ message, decryptionKeys, format: 'binary' })).data as Uint8Array);
}

const home = mkdtempSync(join(tmpdir(), 'tidegate-bundle-cli-'));
after(() => rmSync(home, { recursive: true, force: true }));

test('the fix is handed out whole, to each its own copy of the same bytes, and every download is on record', async () => {
  const t = await testServer();
  const people = await cast(t);
  const { number, refs } = await play(t, people, 'noticed');
  const tern = await newKeyPair('Tern', 'psirt@tern.example', t.clock.now);
  const keys = `/api/v1/distributors/${people.tern.organisation}/steps`;
  await takes(people.lead, `${keys}/offer-key`, { key: tern.publicKey });
  await takes(people.lead, `${keys}/pin-key`, { fingerprint: tern.fingerprint, how: 'On the phone' });

  // What gives something away does not get in, by either door, and nothing is lost.
  const leaky = await upload(t, t.team.developer.id, number, '1.33', mailbox('1.33', 'Fix CVE-2026-41246'));
  assert.equal(leaky.statusCode, 409, leaky.body);
  assert.deepEqual(leaky.json().errors[0].pointer, '/patches/0/subject');
  const none = await upload(t, t.team.developer.id, number, '1.33');
  assert.match(none.json().detail, /Patches come as a file/);
  assert.equal((await fetched(t, people.tern, refs!.tern)).statusCode, 409, 'nothing is shared yet');

  const desk = await t.signedIn(t.team.lead.id);
  const page = await desk.get(`/desk/cases/${number}/bundles`);
  assert.match(page.body, /No bundle yet[\s\S]*Without a bundle: 1\.33, 1\.32, 1\.31/);
  const form = formOf({ form_token: desk.formToken!, line: '1.33', base: 'v1.33.3' }, mailbox('1.33'));
  const cookie = [...desk.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const here = { origin: 'http://localhost:7300', 'sec-fetch-site': 'same-origin', cookie };
  const url = `/desk/cases/${number}/bundles`;
  const kept = await t.inject({ method: 'POST', url, payload: form.payload, headers: { ...form.headers, ...here } });
  assert.equal(kept.statusCode, 303, kept.body);
  for (const line of ['1.32', '1.31']) {
    const added = await upload(t, t.team.developer.id, number, line, mailbox(line));
    assert.equal(added.statusCode, 200, added.body);
  }
  await takes(people.lead, `/api/v1/cases/${number}/steps/share-bundles`);

  const [toTern, toAcme] = [await fetched(t, people.tern, refs!.tern), await fetched(t, people.acme, refs!.acme)];
  assert.deepEqual([toTern.statusCode, toAcme.statusCode], [200, 200], toTern.body);
  assert.match(String(toTern.headers['content-disposition']), new RegExp(`filename="${refs!.tern}\\.zip\\.pgp"`));
  const zip = await opened(toTern.rawPayload, tern.privateKey);
  assert.deepEqual(zip, toAcme.rawPayload, 'nothing but the wrapping differs between recipients');

  const read = readArchive(zip);
  assert.ok('archive' in read);
  const { manifest, faults } = checkArchive(read.archive, sha256);
  assert.deepEqual(faults, []);
  assert.deepEqual(
    manifest?.lines.map(({ line, file }) => `${line} ${file}`),
    ['1.33 1.33.mbox', '1.32 1.32.mbox', '1.31 1.31.mbox'],
  );
  assert.deepEqual(Buffer.from(read.archive.files['1.32.mbox']!), mailbox('1.32'));
  const key = await t.inject({ url: `/.well-known/csaf/openpgp/${manifest!.signer}.asc` });
  assert.equal(key.statusCode, 200, key.body);
  assert.ok(await isSignedBy(Buffer.from(read.archive.manifest), read.archive.signature, key.body, t.clock.now));
  const { body } = await people.lead.call('GET', `/api/v1/cases/${number}/bundles`);
  assert.equal(body.downloads.length, 2);
  assert.deepEqual(
    body.downloads.map((each: { party: string; form: string }) => `${each.party} ${each.form}`),
    [`organisation:${people.tern.organisation} encrypted`, `organisation:${people.acme.organisation} plain`],
  );
  const shown = (await desk.get(`/desk/cases/${number}/bundles`)).body;
  assert.match(shown, /Who has it[\s\S]*Tern[\s\S]*encrypted to their key[\s\S]*Acme[\s\S]*not encrypted/);
  assert.match((await desk.get(`/desk/cases/${number}`)).body, /shared, 2 downloads/);

  const portal = await t.signedIn(people.tern.account);
  const notice = (await portal.get(`/partner/notices/${refs!.tern}`)).body;
  assert.match(notice, /The candidate fix[\s\S]*Patches for 1\.33, 1\.32, 1\.31[\s\S]*encrypted to the pinned key/);
  assert.equal((await portal.get(`/partner/notices/${refs!.acme}`)).statusCode, 404);
  assert.equal((await fetched(t, people.tern, refs!.acme)).statusCode, 404);

  // Something turns up: whose copy it was, for whoever may see the case, and nothing for anybody else.
  const traced = async (account: string, turnedUp: Buffer | string) => {
    const { payload, headers } = formOf({}, Buffer.from(turnedUp));
    const authorization = `Bearer ${await t.token(account)}`;
    const answer = await t.inject({
      method: 'POST',
      url: '/api/v1/traces',
      payload,
      headers: { ...headers, authorization },
    });
    return { status: answer.statusCode, body: answer.body, data: answer.statusCode === 200 ? answer.json().data : [] };
  };
  const post = `Posted: ${refs!.tern.toLowerCase().replace('-', ' =\n')} and more.`;
  const organisation = `organisation:${people.tern.organisation}`;
  const found = await traced(t.team.lead.id, post);
  assert.deepEqual(
    found.data.map(({ sent_at: _, ...rest }: Record<string, unknown>) => rest),
    [{ party: organisation, case: number, kinds: ['reference'], name: 'Tern' }],
  );
  assert.match(found.body, /a lead and no proof/);
  const byReply = replyAddress(t.house, t.project, refs!.acme)!;
  assert.deepEqual((await traced(t.team.lead.id, byReply)).data[0].kinds, ['reference', 'reply address']);
  assert.deepEqual((await traced(t.team.lead.id, toTern.rawPayload)).data, [
    { party: organisation, kinds: ['key'], name: 'Tern' },
  ]);
  assert.deepEqual(
    (await traced(t.team.lead.id, zip)).data.map(({ kinds, case: of }: { kinds: string[]; case: string }) => [
      kinds,
      of,
    ]),
    [[['bundle'], number]],
  );
  const [delivery] = await t.house.store.readTx(t.project, async (tx) => {
    const handle = await findHandle(tx, refs!.tern);
    return (await listForBook(tx, handle!.book)).filter(({ recipient }) => recipient === organisation);
  });
  const headers = `Received: from x\r\nMessage-ID: <${delivery!.id}@localhost>\r\n`;
  assert.deepEqual((await traced(t.team.lead.id, headers)).data[0].kinds, ['message id']);
  const stranger = await accountOf(t, 'second lead', 'lead');
  const conflicted = await t.bearer(stranger);
  await takes(conflicted, `/api/v1/cases/${number}/steps/declare-conflict`, { reason: 'Works for the vendor' });
  assert.equal((await traced(stranger, post)).body, (await traced(stranger, 'Posted: another text.')).body);
  assert.equal((await traced(stranger, zip)).body, (await traced(stranger, 'Posted: another text.')).body);
  assert.equal((await traced(t.team.developer.id, post)).status, 404);
  const pasted = formOf({ form_token: desk.formToken!, text: post });
  const told = await t.inject({
    ...{ method: 'POST', url: '/desk/traces', payload: pasted.payload },
    headers: { ...pasted.headers, ...here },
  });
  assert.match(told.body, /A lead, no proof[\s\S]*Tern[\s\S]*its own reference/);

  // The same from the command line, against a server that listens.
  await t.server.listen({ host: '127.0.0.1', port: 0 });
  const address = `http://127.0.0.1:${(t.server.server.address() as AddressInfo).port}`;
  const shell = async (account: string, argv: readonly string[], files: Readonly<Record<string, Uint8Array>> = {}) => {
    const said = { out: '', err: '' };
    const code = await runProgram([...argv], commands, '0.0.0', {
      env: { TIDEGATE_URL: address, TIDEGATE_TOKEN: await t.token(account), HOME: home },
      isTerminal: false,
      out: (text) => {
        said.out += text;
      },
      err: (text) => {
        said.err += text;
      },
      read: async (path) => files[path]!,
    });
    return { code, ...said };
  };
  const clue = await shell(t.team.lead.id, ['leak', 'trace', 'post.txt'], { 'post.txt': Buffer.from(post) });
  assert.deepEqual([clue.code, clue.out.split('\t').slice(0, 2)], [10, ['Tern', number]], clue.err);
  assert.match(clue.err, /no proof/);
  const noClue = await shell(t.team.lead.id, ['leak', 'trace', 'x'], { x: Buffer.from('Something else.') });
  assert.deepEqual([noClue.code, noClue.out], [0, '']);
  const fix = await shell(people.acme.account, ['bundle', 'download', refs!.acme, '--out', home]);
  assert.deepEqual([fix.code, fix.out.trim()], [0, join(home, `${refs!.acme}.zip`)], fix.err);
  const files = { 'fix.zip': readFileSync(fix.out.trim()), 'project.asc': Buffer.from(key.body) };
  const checked = await shell(people.acme.account, ['bundle', 'verify', '--key', 'project.asc', 'fix.zip'], files);
  assert.equal(checked.code, 0, checked.out + checked.err);
  assert.equal((await shell(people.acme.account, ['bundle', 'download', refs!.acme, '--out', home])).code, 1);
  const again = ['bundle', 'upload', number, '--line', '1.31', '--base', 'v1.31.5', 'x.mbox'];
  const uploaded = await shell(t.team.developer.id, again, { 'x.mbox': mailbox('1.31') });
  assert.equal(uploaded.code, 0, uploaded.err);
  const refused = await shell(t.team.developer.id, again, { 'x.mbox': mailbox('1.31', 'Fix the heap overflow') });
  assert.equal(refused.code, 11, refused.err);
  assert.match(refused.err, /heap overflow/);

  // What is taken back is handed out no more.
  const bundle = body.data[0].id;
  await takes(people.lead, `/api/v1/cases/${number}/steps/withdraw-bundle`, { bundle, reason: 'It breaks the build.' });
  const gone = await portal.post(`/partner/notices/${refs!.tern}/fix`, {});
  assert.equal(gone.statusCode, 409, gone.body);
  assert.doesNotMatch((await portal.get(`/partner/notices/${refs!.tern}`)).body, /Download the fix/);
  // What has left is opened by the job and judged by what is known today; the same words let no other bundle in.
  const secret = { subject: 'Check the value before it is used', steps: 'x', effects: 'y', kind: 'vulnerability' };
  assert.equal((await receive(t.house, t.project, secret, [], 'form')).kind, 'received');
  const judged = await recheckCases(t.house, t.project, (state) => state.number === number, {
    rest: unhurried(0.5),
    opensBundles: true,
  });
  const inPatches = judged.flatMap(({ breaches }) => breaches.filter(({ letter }) => letter.startsWith('patches of')));
  assert.deepEqual(
    inPatches.map(({ letter, rule, message }) => [letter, rule, /^[^:]+/.exec(message)?.[0]]).sort(),
    ['1.31', '1.32', '1.33'].map((line) => [`patches of ${line}`, 'leak-other-case', 'Patch 1, title, line 1']),
  );
  const shut = await upload(t, t.team.lead.id, number, '1.31', mailbox('1.31'));
  assert.match(shut.body, /patches-give-nothing-away/);
  // A developer sees this case alone, and learns nothing here of the other; the lead does, before it leaves.
  const entered = await upload(t, t.team.developer.id, number, '1.31', mailbox('1.31'));
  assert.equal(entered.statusCode, 200, entered.body);
  const { call } = await t.bearer(t.team.lead.id);
  const share = `/api/v1/cases/${number}/steps/share-bundles`;
  const stopped = await call('POST', share, { partial: true }, { 'idempotency-key': 'share-again' });
  assert.deepEqual(
    stopped.body.gates.map(({ id }: { id: string }) => id),
    ['shared-names-no-other-case'],
  );

  // One that is damaged is told in the log, and keeps nothing else from being judged.
  const [damaged] = leftBundles(judged[0]!.state);
  await t.house.store.withTx(t.project, (tx) =>
    tx.db
      .updateTable('blobs')
      .set({ body: Buffer.from('none') })
      .where('id', '=', damaged!.bundle.blob)
      .execute(),
  );
  const log: string[] = [];
  const asked = { rest: unhurried(0.5), opensBundles: true };
  const rejudged = await recheckCases({ ...t.house, log: (line) => void log.push(line) }, t.project, () => true, asked);
  assert.match(log.join('\n'), new RegExp(`Patches of ${number} cannot be opened`));
  const left = rejudged.flatMap(({ breaches }) => breaches.filter(({ letter }) => letter.startsWith('patches of')));
  assert.ok(left.length > 0 && left.length < inPatches.length, `${left.length} of ${inPatches.length}`);
  await t.server.close();
});
