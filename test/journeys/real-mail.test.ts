// Notices through Debian's Postfix, read from the mailboxes with GnuPG and Sequoia; what comes back reaches nobody else.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import PostalMime from 'postal-mime';
import { caseRef } from '../../src/app/books.ts';
import { projectKeyOf } from '../../src/app/signing.ts';
import { tick } from '../../src/app/tick.ts';
import { smtpPost } from '../../src/channels/smtp.ts';
import { minute } from '../../src/core/process/instant.ts';
import { listForBook } from '../../src/store/deliveries.ts';
import { contour, testHouse } from '../support/house.ts';
import { noMailServers, startMailServers } from '../support/mail-servers.ts';
import { memberOf, noticeBlocks, noticeSent, pinned } from '../support/members.ts';

const sponsored = { ...contour, membership: { ...contour.membership, voucher: 'team-sponsor' } } as const;
const missing = ['gpg', 'sq'].find((program) => spawnSync(program, ['--version']).error !== undefined);
const skip = noMailServers() || (missing === undefined ? false : `${missing} is not installed here`);

const folder = mkdtempSync(join(tmpdir(), 'tidegate-peers-'));
const gpg = (args: readonly string[], input?: string | Buffer) =>
  spawnSync('gpg', ['--batch', '--no-tty', '--homedir', folder, ...args], input === undefined ? {} : { input });
after(() => {
  spawnSync('gpgconf', ['--homedir', folder, '--kill', 'all']);
  rmSync(folder, { recursive: true, force: true });
});

/** A key that GnuPG makes and keeps, before the house began to live. */
function gnupgKey(address: string): { readonly armored: string; readonly fingerprint: string } {
  const made = ['--faked-system-time', '20260301T000000', '--passphrase', ''];
  gpg([...made, '--quick-gen-key', address, 'ed25519', 'sign', 'never']);
  const fingerprint = /^fpr:+(\w+):/m.exec(gpg(['--with-colons', '--list-keys', address]).stdout.toString())![1]!;
  gpg([...made, '--quick-add-key', fingerprint, 'cv25519', 'encr', 'never']);
  return { armored: gpg(['--armor', '--export', address]).stdout.toString(), fingerprint };
}

/** A key that Sequoia makes; the private half lies in a file. */
function sequoiaKey(address: string): {
  readonly armored: string;
  readonly fingerprint: string;
  readonly file: string;
} {
  const file = join(folder, 'sequoia.key');
  const made = ['key', 'generate', '--creation-time', '2026-03-01T00:00:00Z', '--userid', address, '--export', file];
  execFileSync('sq', made, { stdio: 'ignore' });
  const armored = execFileSync('sq', ['key', 'extract-cert', file]).toString();
  const { stdout } = gpg(['--with-colons', '--show-keys'], armored);
  return { armored, fingerprint: /^fpr:+(\w+):/m.exec(stdout.toString())![1]!, file };
}

/** The armoured message of an encrypted mail, found by a mail reader that is not ours. */
async function armoredIn(raw: Buffer): Promise<Buffer> {
  const { attachments } = await PostalMime.parse(raw);
  return Buffer.from(
    attachments.find(({ mimeType }) => mimeType === 'application/octet-stream')!.content as ArrayBuffer,
  );
}

test('Postfix carries each notice to its member alone; GnuPG and Sequoia read it; a return comes to us without words', {
  skip,
}, async () => {
  const servers = await startMailServers(
    { 'psirt@acme.example': 'acme', 'psirt@tern.example': 'tern', 'bounces@contour.example': 'bounces' },
    ['psirt@gone.example'],
  );
  try {
    const t = await testHouse({ playbook: sponsored });
    const house = { ...t.house, post: smtpPost({ url: servers.smtp }) };
    const acme = gnupgKey('psirt@acme.example');
    const tern = sequoiaKey('psirt@tern.example');
    await pinned(t, await memberOf(t, 'Acme'), acme.armored, acme.fingerprint);
    await pinned(t, await memberOf(t, 'Tern'), tern.armored, tern.fingerprint);
    await memberOf(t, 'Gone');
    // The words of welcome belong to other tests.
    await tick(t.house, t.project);
    const { state } = await noticeSent(t, 3);
    await tick(t.house, t.project);
    t.clock.pass(3 * minute);
    await tick(house, t.project);
    const signer = (await projectKeyOf(t.house, t.project))!.publicKey;

    const [toAcme, ...more] = await servers.arrived('acme', 1);
    gpg(['--import'], signer);
    const opened = gpg(['--status-fd', '2', '--decrypt'], await armoredIn(toAcme!));
    assert.match(opened.stderr.toString(), /GOODSIG[\s\S]*DECRYPTION_OKAY|DECRYPTION_OKAY[\s\S]*GOODSIG/);
    const byGnupg = await PostalMime.parse(opened.stdout);

    const [toTern, ...others] = await servers.arrived('tern', 1);
    assert.deepEqual([more, others], [[], []]);
    writeFileSync(join(folder, 'signer.asc'), signer);
    writeFileSync(join(folder, 'mail.asc'), await armoredIn(toTern!));
    const read = ['decrypt', '--recipient-key', tern.file, '--signer-cert', join(folder, 'signer.asc')];
    const bySequoia = await PostalMime.parse(
      execFileSync('sq', [...read, join(folder, 'mail.asc')], { stdio: 'pipe' }),
    );

    for (const words of Object.values(noticeBlocks)) {
      assert.ok(byGnupg.text!.includes(words), words);
      assert.ok(bySequoia.text!.includes(words), words);
      for (const raw of [toAcme, toTern]) assert.ok(!raw!.toString().includes(words), 'in the clear');
    }
    // Whoever has got the other's mail can do nothing with it.
    assert.notEqual(gpg(['--decrypt'], await armoredIn(toTern!)).status, 0);

    const [returned] = await servers.arrived('bounces', 1);
    const report = returned!.toString();
    assert.match(report, /^To: bounces\+[a-z0-9]+@contour\.example/m);
    assert.match(report, /Content-Type: text\/rfc822-headers/i);
    assert.doesNotMatch(report, /partner\/notices|Embargo policy/);
    const rows = await house.store.readTx(t.project, (tx) => listForBook(tx, caseRef(t.project, state.id)));
    const notices = rows.filter(({ letter }) => letter === 'notice').map(({ status }) => status);
    assert.deepEqual(notices, ['done', 'done', 'done']);
  } finally {
    await servers.stop();
  }
});
