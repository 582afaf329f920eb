// Notices through Debian's Postfix, read from the mailboxes with GnuPG and Sequoia; what comes back reaches nobody else.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import { caseRef } from '../../src/app/books.ts';
import { takeMail } from '../../src/app/inbound/take-mail.ts';
import { readState } from '../../src/app/record.ts';
import { projectKeyOf } from '../../src/app/signing.ts';
import { tick } from '../../src/app/tick.ts';
import { listenToMailbox } from '../../src/channels/imap.ts';
import { openMailReader } from '../../src/channels/mail-reader.ts';
import { smtpPost } from '../../src/channels/smtp.ts';
import type { Case } from '../../src/core/case/model.ts';
import { type Instant, minute } from '../../src/core/process/instant.ts';
import { listForBook } from '../../src/store/deliveries.ts';
import { noDovecot, startDovecot } from '../support/dovecot.ts';
import { faultLine } from '../support/fault-imap.ts';
import { contour, testHouse } from '../support/house.ts';
import { memberOf, noticeBlocks, noticeSent, pinned } from '../support/members.ts';
import { noPostfix, startPostfix } from '../support/postfix.ts';
import { until } from '../support/processes.ts';

const sponsored = { ...contour, membership: { ...contour.membership, voucher: 'team-sponsor' } } as const;
const missing = ['gpg', 'sq'].find((program) => spawnSync(program, ['--version']).error !== undefined);
const skip = noPostfix() ?? noDovecot() ?? (missing === undefined ? false : `${missing} is not installed here`);

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
async function armoredIn(raw: string): Promise<Buffer> {
  const { attachments } = await PostalMime.parse(raw);
  return Buffer.from(
    attachments.find(({ mimeType }) => mimeType === 'application/octet-stream')!.content as ArrayBuffer,
  );
}

/** A mail that a member's own program signed and handed to Postfix, as an answer to a notice. */
async function replied(url: string, from: string, to: string, words: string, at: Instant): Promise<void> {
  const part = `Content-Type: text/plain; charset=utf-8\r\n\r\n${words}\r\n`;
  const time = at.replace(/[-:]|\..*/g, '');
  const signing = ['--faked-system-time', time, '--local-user', from, '--armor', '--digest-algo', 'SHA512'];
  const { stdout } = gpg([...signing, '--detach-sign'], part);
  const type = 'multipart/signed; boundary="b"; micalg=pgp-sha512; protocol="application/pgp-signature"';
  const head = `From: ${from}\r\nTo: ${to}\r\nSubject: Re: notice\r\nMessage-ID: <${time}${words.length}@acme.example>\r\nMIME-Version: 1.0`;
  const whole = `--b\r\n${part}\r\n--b\r\nContent-Type: application/pgp-signature\r\n\r\n${stdout}\r\n--b--\r\n`;
  const post = createTransport(url);
  await post.sendMail({ envelope: { from, to }, raw: `${head}\r\nContent-Type: ${type}\r\n\r\n${whole}` });
  post.close();
}

test('through Postfix and Dovecot: notices read by GnuPG and Sequoia, a signed answer back, a return without words', {
  skip,
}, async () => {
  const dovecot = await startDovecot();
  const postfix = await startPostfix(
    dovecot,
    {
      'psirt@acme.example': 'acme',
      'psirt@tern.example': 'tern',
      'answers@contour.example': 'house',
      'bounces@contour.example': 'house',
    },
    ['psirt@gone.example'],
  );
  const reader = openMailReader();
  const ends: (() => Promise<void>)[] = [];
  try {
    const t = await testHouse({ playbook: sponsored });
    const house = { ...t.house, post: smtpPost({ url: postfix.url }) };
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

    await until(async () => (await dovecot.mails('acme')).length > 0);
    const [toAcme, ...more] = await dovecot.mails('acme');
    gpg(['--import'], signer);
    const opened = gpg(['--status-fd', '2', '--decrypt'], await armoredIn(toAcme!));
    assert.match(opened.stderr.toString(), /GOODSIG[\s\S]*DECRYPTION_OKAY|DECRYPTION_OKAY[\s\S]*GOODSIG/);
    const byGnupg = await PostalMime.parse(opened.stdout);

    await until(async () => (await dovecot.mails('tern')).length > 0);
    const [toTern, ...others] = await dovecot.mails('tern');
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
      for (const raw of [toAcme, toTern]) assert.ok(!raw!.includes(words), 'in the clear');
    }
    // Whoever has got the other's mail can do nothing with it.
    assert.notEqual(gpg(['--decrypt'], await armoredIn(toTern!)).status, 0);

    await until(async () => (await dovecot.mails('house')).length > 0);
    const [returned] = await dovecot.mails('house');
    assert.match(returned!, /^To: bounces\+[a-z0-9]{26}\.[a-z0-9]{12}@contour\.example/m);
    assert.match(returned!, /Content-Type: text\/rfc822-headers/i);
    assert.doesNotMatch(returned!, /partner\/notices|Embargo policy/);

    const { address } = byGnupg.replyTo![0]!;
    t.clock.pass(minute);
    // A signature alone would answer whichever notice somebody sends it to.
    await replied(postfix.url, 'psirt@acme.example', address!, 'ok', t.clock.now);
    await replied(
      postfix.url,
      'psirt@acme.example',
      address!,
      `object 2026-04-27 16:00 UTC QA needs a week\r\n\r\n${byGnupg.text!.replace(/^/gm, '> ').replace(/\r?\n/g, '\r\n')}`,
      t.clock.now,
    );
    // The mailbox hangs up when it is told that a mail is on record: the same mail comes once more.
    const line = await faultLine(dovecot.imapPort);
    ends.push(() => line.close());
    line.fail('MOVE', 'before');
    const listener = listenToMailbox({
      url: line.through(dovecot.imapUrl('house')),
      again: 20,
      onMail: (held) => takeMail(house, [t.project], reader, held),
      log: () => undefined,
    });
    ends.push(() => listener.stop());
    const stateNow = async () =>
      (await house.store.readTx(t.project, (tx) => readState<Case>(tx, house.root, caseRef(t.project, state.id))))!
        .state;
    await until(async () => (await stateNow()).answers.length > 0);
    const answers = (await stateNow()).answers.map(({ answer, reason }) => [answer, reason]);
    assert.deepEqual(
      answers,
      [['object', 'QA needs a week']],
      'what names its notice under the signature, and nothing else',
    );
    const statuses = async () =>
      (await house.store.readTx(t.project, (tx) => listForBook(tx, caseRef(t.project, state.id))))
        .filter(({ letter }) => letter === 'notice')
        .map(({ status }) => status)
        .sort();
    await until(async () => (await statuses()).includes('failed'));
    assert.deepEqual(await statuses(), ['done', 'done', 'failed']);
    await until(async () => (await dovecot.mails('house')).length === 0);
    assert.ok(line.hasFailed());
    for (const raw of await dovecot.mails('house', 'Tidegate')) await dovecot.put('house', raw);
    await until(async () => (await dovecot.mails('house')).length === 0);
    assert.equal((await stateNow()).answers.length, 1, 'what came again has acted once');
  } finally {
    for (const end of ends) await end();
    await reader.close();
    postfix.stop();
    await dovecot.stop();
  }
});
