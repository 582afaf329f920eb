// What leaves for a distributor: read back with a second implementation, GnuPG, where the machine has it.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { after, test } from 'node:test';
import { readKey } from 'openpgp';
import PostalMime from 'postal-mime';
import { answerUrl } from '../../src/app/answer-token.ts';
import { handleOrganisation } from '../../src/app/organisations.ts';
import { projectKeyOf } from '../../src/app/signing.ts';
import { tick } from '../../src/app/tick.ts';
import type { Mail, Outcome } from '../../src/channels/post.ts';
import type { Fetched } from '../../src/channels/web.ts';
import { isMailbox } from '../../src/core/case/mailbox.ts';
import { sayFingerprint } from '../../src/core/distributors/keys.ts';
import { noticeMail } from '../../src/core/notices/notice-mail.ts';
import { minute } from '../../src/core/process/instant.ts';
import { serialise } from '../../src/formats/mail/entity.ts';
import { decryptWith, newKeyPair } from '../../src/vault/pgp.ts';
import { caseWork } from '../support/case-work.ts';
import { contour, testHouse } from '../support/house.ts';
import { type Member, memberOf, noticeBlocks, noticeSent, pinned } from '../support/members.ts';
import { testServer } from '../support/server.ts';

const sponsored = { ...contour, membership: { ...contour.membership, voucher: 'team-sponsor' } } as const;
const noGpg = spawnSync('gpg', ['--version']).status === 0 ? false : 'GnuPG is not installed here';
const home = mkdtempSync('/tmp/tg-gpg-');
const gpg = (args: readonly string[], input?: string): string =>
  execFileSync('gpg', ['--batch', '--no-tty', '--homedir', home, ...args], {
    input,
    stdio: ['pipe', 'pipe', 'pipe'],
  }).toString();
after(() => {
  spawnSync('gpgconf', ['--homedir', home, '--kill', 'all']);
  rmSync(home, { recursive: true, force: true });
});

/** The armoured message inside a mail as it stands on the wire. */
const armoredIn = (mail: Mail): string =>
  /-----BEGIN PGP MESSAGE-----[\s\S]+-----END PGP MESSAGE-----/.exec(mail.entity!.body)![0];
const noticesIn = (sent: readonly Mail[], to: string) =>
  sent.filter((m) => m.to === to && m.subject.includes('notice'));

test('GnuPG opens the notice with the member’s key, finds our signature good, and reads what the preview shows', {
  skip: noGpg,
}, async () => {
  const t = await testHouse({ playbook: sponsored });
  const members: [string, Member][] = [];
  for (const [name, signs, encrypts] of [
    ['Acme', 'ed25519', 'cv25519'],
    ['Tern', 'rsa3072', 'rsa3072'],
  ] as const) {
    const member = await memberOf(t, name);
    const address = `psirt@${name.toLowerCase()}.example`;
    // GnuPG makes its keys at its own time; the house lives in April 2026.
    const made = ['--faked-system-time', '20260301T000000', '--passphrase', ''];
    gpg([...made, '--quick-gen-key', address, signs, 'sign', 'never']);
    const fingerprint = /^fpr:+(\w+):/m.exec(gpg(['--with-colons', '--list-keys', address]))![1]!;
    gpg([...made, '--quick-add-key', fingerprint, encrypts, 'encr', 'never']);
    await pinned(t, member, gpg(['--armor', '--export', address]), fingerprint);
    members.push([address, member]);
  }
  const { state, notice } = await noticeSent(t, 2);
  t.clock.pass(3 * minute);
  await tick(t.house, t.project);
  gpg(['--import'], (await projectKeyOf(t.house, t.project))!.publicKey);
  for (const [address, member] of members) {
    const [mail, ...more] = noticesIn(t.sent, address);
    assert.ok(mail?.entity);
    assert.deepEqual(more, []);
    assert.match(mail.entity.headers[0]![1], /^multipart\/encrypted; protocol="application\/pgp-encrypted"; boundary=/);
    assert.equal(mail.text, '');
    const wire = `${JSON.stringify(mail.headers)}${mail.subject}${mail.returnTo}${serialise(mail.entity)}`;
    for (const secret of ['listener', '1.19', 'CVE-', 'CASE-', 'embargo']) assert.ok(!wire.includes(secret), secret);
    assert.match(mail.returnTo!, /^bounces\+[a-z0-9.]+@contour\.example$/);
    assert.ok(isMailbox(mail.headers!['Reply-To']!));

    const status = spawnSync('gpg', ['--batch', '--homedir', home, '--status-fd', '2', '--decrypt'], {
      input: armoredIn(mail),
    });
    assert.match(status.stderr.toString(), /GOODSIG/);
    assert.match(status.stderr.toString(), /DECRYPTION_OKAY/);
    const inner = await PostalMime.parse(status.stdout);
    const ref = state.participants[`organisation:${member.organisation}`]!.ref;
    const page = `${t.house.baseUrl}/partner/notices/${ref}`;
    const way = { page, replyTo: mail.headers!['Reply-To'], answer: answerUrl(t.house, t.project, ref) };
    const sent = state.notices.find(({ id }) => id === notice)!;
    assert.equal(inner.text, noticeMail(sent, ref, sponsored, way).text);
    for (const line of Object.values(noticeBlocks)) assert.ok(inner.text!.includes(line));
    assert.equal(inner.subject, mail.subject);
    assert.equal(inner.to![0]!.address, address);
    for (const line of status.stdout.toString().split('\r\n'))
      assert.ok(line.length <= 250, `a line of ${line.length}`);
  }
});

type Meanwhile = 'nothing' | 'no key' | 'retired' | 'suspended';

/** Members with a key each, unless said otherwise; what left for each of them after what happened to it meanwhile. */
async function whatLeaves(withoutKey: 'link' | 'refuse' | 'plain', meanwhile: readonly Meanwhile[]) {
  const t = await testHouse({ playbook: { ...sponsored, embargo: { ...sponsored.embargo, withoutKey } } });
  const { house, project, team } = t;
  const members = [];
  for (const [at, what] of meanwhile.entries()) {
    const member = await memberOf(t, `M${at}`);
    const pair = await newKeyPair(`M${at}`, `psirt@m${at}.example`, t.clock.now);
    if (what !== 'no key') await pinned(t, member, pair.publicKey, pair.fingerprint);
    members.push({ what, member, pair, address: `psirt@m${at}.example` });
  }
  await noticeSent(t, members.length);
  for (const { what, member, pair } of members) {
    const id = member.organisation;
    const retire = { type: 'RetireKey', fingerprint: pair.fingerprint, reason: 'The token is lost.' };
    if (what === 'retired') await handleOrganisation(house, project, id, retire, member);
    const suspend = { type: 'SuspendMember', reason: 'A leak is looked into.' };
    if (what === 'suspended') await handleOrganisation(house, project, id, suspend, team.lead);
  }
  t.clock.pass(3 * minute);
  await tick(house, project);
  return Promise.all(
    members.map(async ({ address, pair }) => {
      const [mail] = noticesIn(t.sent, address);
      if (!mail) return 'nothing';
      if (!mail.entity) return mail.text.includes('listener') ? 'the words in plain' : 'a link';
      const opened = await decryptWith(armoredIn(mail), pair.privateKey, t.clock.now);
      return opened?.text.includes('listener') ? 'the words, encrypted' : 'something else';
    }),
  );
}

for (const [withoutKey, expected] of [
  ['link', { nothing: 'the words, encrypted', 'no key': 'a link', retired: 'a link', suspended: 'nothing' }],
  ['refuse', { nothing: 'the words, encrypted', 'no key': 'nothing', retired: 'nothing' }],
  ['plain', { nothing: 'the words, encrypted', 'no key': 'the words in plain', suspended: 'nothing' }],
] as const) {
  test(`the key and the membership of the moment count; without a key the playbook says: ${withoutKey}`, async () => {
    const cases = Object.keys(expected) as Meanwhile[];
    assert.deepEqual(await whatLeaves(withoutKey, cases), Object.values(expected));
  });
}

test('two notices wait at once: the one that is stopped holds nothing of the other back', async () => {
  const t = await testHouse({ playbook: sponsored });
  await memberOf(t, 'Acme');
  const first = await noticeSent(t, 1);
  t.clock.pass(3 * minute);
  await tick(t.house, t.project);
  const { done } = caseWork(t, first.state.id);
  const send = async (kind: 'delay' | 'fix-on-main') => {
    const drafted = await done(t.team.lead, 'DraftNotice', {
      kind,
      blocks: { change: `News: ${kind}.`, reason: 'It is so.', 'next-steps': 'None.' },
    });
    const notice = drafted.notices.at(-1)!.id;
    await done(t.team.responder, 'ApproveNotice', { notice });
    await done(t.team.lead, 'SendNotice', { notice, count: 1 });
    return notice;
  };
  await send('delay');
  t.clock.pass(1000);
  const stopped = await send('fix-on-main');
  await done(t.team.responder, 'StopNotice', { notice: stopped });
  const before = t.sent.length;
  t.clock.pass(3 * minute);
  await tick(t.house, t.project);
  assert.equal(noticesIn(t.sent.slice(before), 'psirt@acme.example').length, 1);
});

test('a sender that hangs is in doubt within a minute, on the board, until a person says what became of it', async () => {
  const t = await testServer({ playbook: sponsored });
  const { house, project, clock } = t;
  const prints: Record<string, string> = {};
  for (const name of ['Acme', 'Tern', 'Umbra']) {
    const pair = await newKeyPair(name, `psirt@${name.toLowerCase()}.example`, clock.now);
    await pinned(t, await memberOf(t, name), pair.publicKey, pair.fingerprint);
    prints[name] = sayFingerprint(pair.fingerprint);
  }
  const { state } = await noticeSent(t, 3);
  await tick(house, project);
  clock.pass(3 * minute);
  t.answer = (mail) => {
    if (mail.to === 'psirt@tern.example') return { kind: 'refused', reason: '550 no such mailbox' };
    return mail.to === 'psirt@acme.example' ? new Promise<Outcome>(() => undefined) : { kind: 'sent', response: '250' };
  };
  void tick(house, project);
  const lead = await t.signedIn(t.team.lead.id);
  const board = `/desk/cases/${state.number}/notices/1`;
  const shown = async () => {
    const text = (await lead.get(board)).body.replaceAll(/<[^>]+>/g, '|').replaceAll(/[|\s]*\|[|\s]*/g, '|');
    return Object.fromEntries(
      ['Acme', 'Tern', 'Umbra'].map((name) => [name, new RegExp(`${name}\\|[^|]+\\|([^|]+)\\|`).exec(text)?.[1]]),
    );
  };
  /** The page of what left for a recipient, as the board leads there. */
  const copyOf = async (name: string) => {
    const body = (await lead.get(board)).body;
    const way = new RegExp(`href="([^"]+/copies/[^"]+)"[^>]*>What left for ${name}<`).exec(body)![1]!;
    return { ref: way.split('/').at(-1)!, body: (await lead.get(way)).body };
  };
  const told = () => t.sent.filter(({ subject }) => subject.endsWith('in doubt'));
  for (let waited = 0; (await shown()).Umbra !== 'delivered' && waited < 100; waited += 1) {
    await new Promise((later) => setTimeout(later, 20));
  }
  assert.deepEqual(await shown(), { Acme: 'sending', Tern: 'not sent', Umbra: 'delivered' });
  assert.match((await lead.get(board)).body, /550 no such mailbox/);
  const composer = (await lead.get(board.replace(/notices\/\d+$/, 'notice'))).body;
  assert.match(
    composer,
    /Reference [0-9A-Z-]+, bound by the embargo/,
    'consent is told in words, not by its name in the record',
  );
  clock.pass(55_000);
  // Another process sweeps: the one that hangs does not.
  await tick(house, project);
  assert.equal((await shown()).Acme, 'in doubt');
  for (const name of ['Acme', 'Tern', 'Umbra']) {
    const { ref, body } = await copyOf(name);
    assert.ok(body.includes(prints[name]!), `the key of ${name}`);
    assert.match(body, /A crafted header crashes the listener\.\nLöschen hilft – naïve ✓\nFrom here on all versions\./);
    assert.ok(body.includes(`${house.baseUrl}/partner/notices/${ref}`), 'the words of this very copy');
  }
  assert.match((await copyOf('Umbra')).body, /last answer.*<code[^>]*>250</s);
  assert.match((await copyOf('Tern')).body, /last answer.*550 no such mailbox/s);
  assert.doesNotMatch((await copyOf('Acme')).body, /last answer/, 'it never came');
  assert.equal((await lead.get(`${board}/copies/none`)).statusCode, 404, 'a reference of nobody is no copy');
  const page = (await lead.get(board)).body;
  const action = /action="(\/desk\/deliveries\/[a-z0-9]+\/resolution)"/.exec(page)![1]!;
  t.answer = () => ({ kind: 'sent', response: '250' });
  const before = t.sent.filter(({ subject }) => subject.includes('notice')).length;
  clock.pass(10 * minute);
  await tick(house, project);
  const after = t.sent.filter(({ subject }) => subject.includes('notice')).length;
  assert.equal(after, before, 'nothing is sent again by itself');
  assert.deepEqual(
    told().map(({ to, subject }) => [to, subject]),
    [['team@contour.example', `[contour] ${state.number}: 1 mail in doubt`]],
    'the team is told once',
  );
  assert.match(told()[0]!.text, /\/desk\/deliveries$/);
  assert.doesNotMatch(told()[0]!.text, /Acme|listener/);
  const resolved = await lead.post(action, { outcome: 'arrived', back: board });
  assert.equal(resolved.headers.location, `${board}?done=1`);
  assert.equal((await shown()).Acme, 'delivered');
  const timeline = (await lead.get(board.replace(/\/notices.*/, ''))).body;
  assert.match(timeline, /said what became of a mail in doubt/, 'who decided stands in the case’s book');
  const astray = await lead.post(action, { outcome: 'arrived', back: 'https://evil.example/' });
  assert.equal(astray.statusCode, 409);
});

test('a sender that comes back after a person has said what became of its mail sends nothing more by itself', async () => {
  const t = await testServer({ playbook: sponsored });
  const { house, project, clock } = t;
  await memberOf(t, 'Acme');
  const { state } = await noticeSent(t, 1);
  await tick(house, project);
  clock.pass(3 * minute);
  let comeBack: (outcome: Outcome) => void = () => undefined;
  const held = new Promise<Outcome>((settle) => {
    comeBack = settle;
  });
  // The word to the team that a mail is in doubt goes on meanwhile.
  t.answer = (mail) => (mail.to === 'psirt@acme.example' ? held : { kind: 'sent', response: '250' });
  const sending = tick(house, project);
  for (let waited = 0; noticesIn(t.sent, 'psirt@acme.example').length === 0 && waited < 100; waited += 1)
    await new Promise((later) => setTimeout(later, 20));
  clock.pass(minute);
  await tick(house, project);
  const lead = await t.signedIn(t.team.lead.id);
  const board = `/desk/cases/${state.number}/notices/1`;
  const action = /action="(\/desk\/deliveries\/[a-z0-9]+\/resolution)"/.exec((await lead.get(board)).body)![1]!;
  assert.equal((await lead.post(action, { outcome: 'lost', back: board })).statusCode, 303);
  comeBack({ kind: 'later', reason: '451 not now' });
  await sending;
  t.answer = () => ({ kind: 'sent', response: '250' });
  const before = noticesIn(t.sent, 'psirt@acme.example').length;
  for (let again = 0; again < 3; again += 1) {
    clock.pass(20 * minute);
    await tick(house, project);
  }
  assert.equal(noticesIn(t.sent, 'psirt@acme.example').length, before, 'only a person may send it again');
});

test('a member offers its key on its page, the team finds another by its domain, compares one and pins it', async () => {
  const t = await testServer({ playbook: sponsored });
  const member = await memberOf(t, 'Acme');
  const desk = `/desk/distributors/${member.organisation}`;
  const [own, found] = await Promise.all(
    ['psirt@acme.example', 'other@acme.example'].map((address) => newKeyPair('Acme', address, t.clock.now)),
  );
  const asked: string[] = [];
  Object.assign(t.house, {
    web: {
      get: async (url: string): Promise<Fetched> => {
        asked.push(new URL(url).hostname);
        return asked.length === 1
          ? { kind: 'absent' }
          : { kind: 'found', bytes: Buffer.from(await bytesOf(found!.publicKey)) };
      },
    },
  });
  const acme = await t.signedIn(member.id);
  const lead = await t.signedIn(t.team.lead.id);
  await acme.get('/partner/keys');
  const bad = await acme.post('/partner/keys/steps/offer-key', { key: own!.privateKey });
  assert.equal(bad.statusCode, 409);
  assert.match(bad.body, /This is a private key/);
  assert.equal((await acme.post('/partner/keys/steps/offer-key', { key: own!.publicKey })).statusCode, 303);
  await lead.get(desk);
  assert.equal((await lead.post(`${desk}/steps/find-key`, {})).statusCode, 303);
  assert.deepEqual(asked, ['openpgpkey.acme.example', 'acme.example']);
  const before = (await lead.get(desk)).body;
  assert.match(before, /found in the key directory/);
  assert.match(before, /None of its user ids is the role address/);
  assert.match(before, /No key is in use/);
  const wrong = await lead.post(`${desk}/steps/pin-key`, { fingerprint: 'ABCD 0123', how: 'By phone.' });
  assert.match(wrong.body, /No key that was offered has this fingerprint/);
  const heard = sayFingerprint(own!.fingerprint).toLowerCase();
  assert.equal((await lead.post(`${desk}/steps/pin-key`, { fingerprint: heard, how: 'By phone.' })).statusCode, 303);
  assert.match((await acme.get('/partner/keys')).body, /in use/);
  const other = await memberOf(t, 'Tern');
  const theirs = await (await t.signedIn(other.id)).get('/partner/keys');
  assert.doesNotMatch(theirs.body, new RegExp(sayFingerprint(own!.fingerprint)));
});

/** A key without its armour, as a key directory serves it. */
async function bytesOf(armored: string): Promise<Uint8Array> {
  return (await readKey({ armoredKey: armored })).write();
}
