// Forged, redirected and hostile mails to a reply address, judged by the law itself, in a house that asks for no signature.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { takeMail } from '../../src/app/inbound/take-mail.ts';
import { replyAddress } from '../../src/app/reply-address.ts';
import { projectKeyOf } from '../../src/app/signing.ts';
import { tick } from '../../src/app/tick.ts';
import { openMailReader } from '../../src/channels/mail-reader.ts';
import { hour } from '../../src/core/process/instant.ts';
import { encryptTo } from '../../src/vault/pgp.ts';
import { programs, rawMail } from '../support/hostile-mails.ts';
import { contour } from '../support/house.ts';
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
