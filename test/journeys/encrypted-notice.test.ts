// What leaves for a distributor: read back with a second implementation, GnuPG, where the machine has it.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { after, test } from 'node:test';
import PostalMime from 'postal-mime';
import { handleOrganisation } from '../../src/app/organisations.ts';
import { projectKeyOf } from '../../src/app/signing.ts';
import { tick } from '../../src/app/tick.ts';
import { isMailbox } from '../../src/channels/letter.ts';
import type { Mail } from '../../src/channels/post.ts';
import { noticeMail } from '../../src/core/notices/notice-mail.ts';
import { minute } from '../../src/core/process/instant.ts';
import { serialise } from '../../src/formats/mail/entity.ts';
import { decryptWith, newKeyPair } from '../../src/vault/pgp.ts';
import { contour, testHouse } from '../support/house.ts';
import { type Member, memberOf, noticeBlocks, noticeSent, pinned } from '../support/members.ts';

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
    assert.match(mail.returnTo!, /^bounces\+[a-z0-9]+@contour\.example$/);
    assert.ok(isMailbox(mail.headers!['Reply-To']!));

    const status = spawnSync('gpg', ['--batch', '--homedir', home, '--status-fd', '2', '--decrypt'], {
      input: armoredIn(mail),
    });
    assert.match(status.stderr.toString(), /GOODSIG/);
    assert.match(status.stderr.toString(), /DECRYPTION_OKAY/);
    const inner = await PostalMime.parse(status.stdout);
    const ref = state.participants[`organisation:${member.organisation}`]!.ref;
    const way = { page: `${t.house.baseUrl}/partner/notices/${ref}`, replyTo: mail.headers!['Reply-To'] };
    const sent = state.notices.find(({ id }) => id === notice)!;
    assert.equal(inner.text, noticeMail(sent, ref, sponsored, way).text);
    for (const line of Object.values(noticeBlocks)) assert.ok(inner.text!.includes(line));
    assert.equal(inner.subject, mail.subject);
    assert.equal(inner.to![0]!.address, address);
    for (const line of status.stdout.toString().split('\r\n'))
      assert.ok(line.length <= 250, `a line of ${line.length}`);
  }
});

interface World {
  readonly withoutKey: 'link' | 'refuse' | 'plain';
  /** What happens between the sending and the minute at which it leaves. */
  readonly meanwhile?: 'retired' | 'ended' | 'suspended' | undefined;
  readonly hasKey?: boolean;
}

/** One member and one notice: what left for it, opened if it was encrypted. */
async function whatLeaves({ withoutKey, meanwhile, hasKey = true }: World) {
  const t = await testHouse({ playbook: { ...sponsored, embargo: { ...sponsored.embargo, withoutKey } } });
  const member = await memberOf(t, 'Acme');
  const pair = await newKeyPair('Acme', 'psirt@acme.example', t.clock.now);
  if (hasKey) await pinned(t, member, pair.publicKey, pair.fingerprint);
  await noticeSent(t, 1);
  if (meanwhile === 'retired') {
    const command = { type: 'RetireKey', fingerprint: pair.fingerprint, reason: 'The token is lost.' };
    await handleOrganisation(t.house, t.project, member.organisation, command, member);
  }
  if (meanwhile === 'suspended') {
    const command = { type: 'SuspendMember', reason: 'A leak is looked into.' };
    await handleOrganisation(t.house, t.project, member.organisation, command, t.team.lead);
  }
  t.clock.pass(3 * minute);
  await tick(t.house, t.project);
  const [mail] = noticesIn(t.sent, 'psirt@acme.example');
  if (!mail) return 'nothing';
  if (!mail.entity) return mail.text.includes('listener') ? 'the words in plain' : 'a link';
  const opened = await decryptWith(armoredIn(mail), pair.privateKey, t.clock.now);
  return opened?.text.includes('listener') ? 'the words, encrypted' : 'something else';
}

for (const [world, expected] of [
  [{ withoutKey: 'refuse' }, 'the words, encrypted'],
  [{ withoutKey: 'link', hasKey: false }, 'a link'],
  [{ withoutKey: 'refuse', hasKey: false }, 'nothing'],
  [{ withoutKey: 'plain', hasKey: false }, 'the words in plain'],
  [{ withoutKey: 'link', meanwhile: 'retired' }, 'a link'],
  [{ withoutKey: 'refuse', meanwhile: 'retired' }, 'nothing'],
  [{ withoutKey: 'plain', meanwhile: 'suspended' }, 'nothing'],
] as readonly (readonly [World, string])[]) {
  const { withoutKey, hasKey = true, meanwhile } = world;
  const key = hasKey ? (meanwhile ? `a key, ${meanwhile} before it leaves` : 'a key') : 'no key';
  test(`with ${key}, and “${withoutKey}” without one: ${expected}`, async () => {
    assert.equal(await whatLeaves(world), expected);
  });
}
