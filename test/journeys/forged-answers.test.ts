// Forged, redirected and hostile mails to a reply address, judged by the law itself, in a house that asks for no signature.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { takeMail } from '../../src/app/inbound/take-mail.ts';
import { waitingMails } from '../../src/app/queries/mails.ts';
import { replyAddress } from '../../src/app/reply-address.ts';
import { letterKey, projectKeyOf } from '../../src/app/signing.ts';
import { tick } from '../../src/app/tick.ts';
import { openMailReader } from '../../src/channels/mail-reader.ts';
import { hour } from '../../src/core/process/instant.ts';
import { encryptTo, newKeyPair, signDetached } from '../../src/vault/pgp.ts';
import { packedBombs, programs, rawMail, wrappings } from '../support/hostile-mails.ts';
import { contour } from '../support/house.ts';
import { pinned } from '../support/members.ts';
import { cast, play } from '../support/play.ts';
import { testServer } from '../support/server.ts';

const reader = openMailReader(20_000);
after(() => reader.close());

test('where the token is enough, an answer counts from the role address alone, and no letter repeats it', async () => {
  const t = await testServer({ playbook: { ...contour, answers: { byMail: 'token' } } });
  const people = await cast(t);
  const { number, refs } = await play(t, people, 'noticed');
  const to = replyAddress(t.house, t.project, refs!.tern)!;
  const from = 'psirt@tern.example';
  const lead = async () => (await people.lead.call('GET', `/api/v1/cases/${number}`)).body;
  const come = async (raw: Buffer) => takeMail(t.house, [t.project], reader, { raw, isCut: false });
  const before = (await lead()).date_answers.length;
  t.clock.pass(hour);
  const [own, other] = t.sent.filter((mail) => mail.to.endsWith('.example')).map(({ messageId }) => `<${messageId}>`);

  for (const forged of [
    'From: mallory@evil.example',
    'From: psirt@tern.example\r\nFrom: mallory@evil.example',
    'From: members: psirt@tern.example;',
    'From: psirt@tern.example, mallory@evil.example',
    'From: psirt@t\u0435rn.example',
    'From: "psirt@tern.example" <mallory@evil.example>',
    'Auto-Submitted: no\r\nAuto-Submitted: auto-replied',
  ])
    await come(rawMail({ from, to }, forged, 'object 2026-06-17 16:00 UTC Never\r\n', 'utf8'));
  for (const { raw } of programs({ from, to }, own ?? '', other ?? '')) await come(raw);
  await come(rawMail({ from, to }, '', `${'object 2026-06-17 16:00 UTC Never\r\n'.repeat(21)}`));
  await come(rawMail({ from, to }, 'Message-ID: <q@x>', '> object 2026-06-17 16:00 UTC Never\r\n'));
  await come(
    rawMail({ from, to }, 'Message-ID: <f@x>', '-----Original Message-----\r\nobject 2026-06-17 16:00 UTC Never\r\n'),
  );
  assert.equal((await lead()).date_answers.length, before, 'none of them answered');

  const ours = (await projectKeyOf(t.house, t.project))!.publicKey;
  const answer = 'affected: Zanzibar\nfeedback 9.zebra builds';
  await come(rawMail({ from, to }, 'Message-ID: <e@x>', await encryptTo(answer, ours, t.clock.now)));
  assert.equal((await lead()).affected.length, 0, 'what is encrypted is not opened for who has no key with us');
  await come(rawMail({ from, to }, 'Message-ID: <a@x>', answer));
  assert.deepEqual((await lead()).affected[0].party, 'Tern');
  await come(rawMail({ from, to }, 'Message-ID: <o@x>', 'object 2026-06-17 16:00 UTC Xylophone\r\n'));
  const { date_answers: answers } = await lead();
  assert.deepEqual(
    [answers.length, answers.at(-1).answer, answers.at(-1).by],
    [before + 1, 'object', 'distributor:mail'],
  );

  await tick(t.house, t.project);
  const letters = t.sent.map(({ to: address, subject, text }) => `${address}\n${subject}\n${text}`).join('\n');
  assert.match(letters, /we have understood:\n\n- You object to the date/);
  assert.doesNotMatch(letters, /Zanzibar|zebra|Xylophone|evil\.example/);
});

test('a program that answers every letter without saying that it is one gets no loop, and one that says so no word', async () => {
  const t = await testServer({ playbook: { ...contour, answers: { byMail: 'token' } } });
  const people = await cast(t);
  const { number, refs } = await play(t, people, 'noticed');
  const [from, to] = ['psirt@tern.example', replyAddress(t.house, t.project, refs!.tern)!];
  let mails = 0;
  const come = async (words: string, headers = '') => {
    mails += 1;
    const raw = rawMail({ from, to }, `Message-ID: <loop${mails}@x.example>\r\n${headers}`, words);
    await takeMail(t.house, [t.project], reader, { raw, isCut: false });
    await tick(t.house, t.project);
  };
  const letters = () => t.sent.filter((mail) => mail.to === from).length;
  t.clock.pass(hour);
  await tick(t.house, t.project);

  const quiet = letters();
  for (const header of ['Auto-Submitted: auto-replied', 'Precedence: bulk', 'Return-Path: <>', 'List-Post: NO'])
    await come('ok\r\n', header);
  assert.equal(letters(), quiet, 'a program that says what it is gets no reply');
  assert.equal((await people.lead.call('GET', `/api/v1/cases/${number}`)).body.date_answers.length, 0);

  for (let round = 0; round < 5; round += 1) await come('Thank you for your mail. We are closed until Monday.\r\n');
  assert.equal(letters(), quiet + 1, 'the same is said once in an hour');
  t.clock.pass(hour);
  for (let round = 0; round < 3; round += 1) await come('affected\r\n');
  assert.equal(letters(), quiet + 2, 'nor is it said again what was understood');
  for (let at = 1; at <= 24; at += 1) await come(`prefer 2026-07-${String(at).padStart(2, '0')} 16:00 UTC Better\r\n`);
  assert.equal(letters(), quiet + 20, 'one organisation gets so many letters about one case in a day');
  const { date_answers: answers } = (await people.lead.call('GET', `/api/v1/cases/${number}`)).body;
  assert.equal(answers.at(-1).earliest, '2026-07-24T16:00:00.000Z', 'its answers count all the same');
  t.clock.pass(25 * hour);
  await come('read\r\n');
  assert.equal(letters(), quiet + 21);
});

test('bombs and wrappings around a message end at the judge: nothing is answered, unpacked, repeated or fetched', async () => {
  const t = await testServer();
  const people = await cast(t);
  const { number, refs } = await play(t, people, 'noticed');
  const key = await newKeyPair('Tern', 'psirt@tern.example', t.clock.now);
  const tern = { kind: 'distributor', id: people.tern.account, organisation: people.tern.organisation } as const;
  await pinned(t, tern, key.publicKey, key.fingerprint);
  t.clock.pass(hour);
  const [from, to] = ['psirt@tern.example', replyAddress(t.house, t.project, refs!.tern)!];
  await letterKey(t.house, t.project);
  const ours = (await projectKeyOf(t.house, t.project))!.publicKey;
  const desk = async () => (await people.lead.call('GET', `/api/v1/cases/${number}`)).body;
  const reasons: string[] = [];
  const come = async (raw: Buffer) => {
    await takeMail(t.house, [t.project], reader, { raw, isCut: false });
    const [newest] = await waitingMails(t.house, t.project, t.team.lead);
    reasons.push(newest?.reason ?? '');
    t.clock.pass(1_000);
    return newest?.reason ?? '';
  };

  const boundsOf: Readonly<Record<string, RegExp>> = {
    '60 MB of zeros': /too large when it is unpacked/,
    'zeros that were packed twice': /too large when it is unpacked/,
    '51 recipients': /not ours, or broken/,
    '3 MB of mail': /larger than 2 MB/,
    '10,000 parts': /more than 200 parts/,
    'two signatures': /Its signature does not hold/,
  };
  for (const { name, armored, isMime } of await packedBombs(ours, key.privateKey, t.clock.now)) {
    const crlf = armored.replace(/\r?\n/g, '\r\n');
    assert.ok(crlf.length < 200_000, `${name} is small: ${crlf.length}`);
    const body = `--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b\r\nContent-Type: application/octet-stream\r\n\r\n${crlf}\r\n--b--\r\n`;
    const type = 'Content-Type: multipart/encrypted; boundary="b"; protocol="application/pgp-encrypted"';
    const reason = await come(rawMail({ from, to }, isMime ? type : '', isMime ? body : crlf));
    assert.match(reason, boundsOf[name]!, name);
  }

  // What somebody has taken on its way, and sends to us to have it opened: it is a text, and its plain words a secret.
  const secret = await encryptTo(`object 2026-06-17 Xylophone\nReference: ${refs!.tern}`, ours, t.clock.now);
  const part = `Content-Type: text/plain\r\n\r\nok\r\n\r\nReference: ${refs!.tern}\r\n`;
  const signature = (await signDetached(Buffer.from(part), key.privateKey, t.clock.now)).replace(/\r?\n/g, '\r\n');
  const wrapped = wrappings({ from, to }, secret.replace(/\r?\n/g, '\r\n').trimEnd(), part, signature);
  // The taking apart tries every opening of a tag; here a few stand for them.
  for (const { name, raw } of wrapped.filter((_, at) => at < 3 || at >= 15)) assert.notEqual(await come(raw), '', name);
  const after = await desk();
  assert.deepEqual([after.date_answers.length, after.affected.length, after.feedback.length], [0, 0, 0]);
  assert.equal(new Set(reasons).has(''), false);
  await tick(t.house, t.project);
  assert.doesNotMatch(t.sent.map(({ subject, text }) => `${subject}\n${text}`).join('\n'), /Xylophone/);

  const whole = `--b\r\n${part}\r\n--b\r\nContent-Type: application/pgp-signature\r\n\r\n${signature}\r\n--b--\r\n`;
  const type = 'Content-Type: multipart/signed; boundary="b"; micalg=pgp-sha512; protocol="application/pgp-signature"';
  await come(rawMail({ from, to }, `Message-ID: <true@x>\r\n${type}`, whole));
  assert.equal((await desk()).date_answers.at(-1).answer, 'ok', 'the very signature that they were made of still acts');
});
