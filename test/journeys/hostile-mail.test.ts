import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type InboundMail, MailTrouble, textLimit } from '../../src/channels/inbound-mail.ts';
import { openMailReader } from '../../src/channels/mail-reader.ts';
import { takeApart } from '../../src/channels/take-apart.ts';
import { instant } from '../../src/core/process/instant.ts';
import { encryptTo, newKeyPair, signDetached } from '../../src/vault/pgp.ts';
import { bombs, type HostileMail, mutated, programs, rawMail, wrappings } from '../support/hostile-mails.ts';

/** More on demand: 5,000 take half a minute. */
const mutations = 1_000;
const cast = { from: 'psirt@tern.example', to: 'answers+7qk2m4td.aaaaaaaaaaaaaaaa@contour.example' };
const now = instant('2026-04-01T09:00:00Z');

const reader = openMailReader(20_000);
after(() => reader.close());

/** What holds of every mail that is read, whatever it is. */
function isBounded(mail: InboundMail, name: string): void {
  assert.ok(mail.text.length <= textLimit, name);
  assert.ok(mail.subject.length <= 300 && mail.messageId.length <= 250, name);
  assert.doesNotMatch(`${mail.messageId}${mail.to.join('')}`, /\p{Cc}/u, name);
  if (mail.content.kind === 'report') assert.doesNotMatch(mail.content.about, /[^!-~]/, name);
}

async function isAsTold({ name, raw, isRefused, kind = 'plain', isAutomatic }: HostileMail): Promise<void> {
  const read = await reader.read(raw).catch((error: unknown) => error);
  if (isRefused) return assert.ok(read instanceof MailTrouble, `${name}: it is to be refused`);
  if (read instanceof Error) return assert.ok(read instanceof MailTrouble, `${name}: ${read.stack}`);
  const mail = read as InboundMail;
  isBounded(mail, name);
  assert.equal(mail.content.kind, kind, name);
  if (isAutomatic) assert.ok(mail.isAutomatic, name);
}

const own = '<d1@contour.example>';

test('bombs and lies in the form end in their thread: refused, or read as a text that proves nothing', async () => {
  const fetched: unknown[] = [];
  const { fetch } = globalThis;
  globalThis.fetch = async (...asked) => {
    fetched.push(asked);
    return Response.error();
  };
  try {
    for (const mail of [...bombs(cast), ...programs(cast, own, '<d2@contour.example>')]) await isAsTold(mail);
  } finally {
    globalThis.fetch = fetch;
  }
  assert.deepEqual(fetched, []);
});

test('nothing around an encrypted part is read with it, and a signature is over its own part alone', async () => {
  const pair = await newKeyPair('Tern', cast.from, now);
  const part = 'Content-Type: text/plain\r\n\r\nok\r\n';
  const signature = (await signDetached(Buffer.from(part), pair.privateKey, now)).replace(/\r?\n/g, '\r\n');
  const armored = (await encryptTo('ok', pair.publicKey, now)).replace(/\r?\n/g, '\r\n').trimEnd();
  const corpus = wrappings(cast, armored, part, signature);
  for (const mail of corpus) {
    await isAsTold(mail);
    const { content } = await takeApart(mail.raw);
    if (content.kind === 'encrypted') assert.doesNotMatch(content.armored, /evil/, mail.name);
    if (content.kind === 'signed')
      assert.equal(String(content.signed).includes('\r\nok'), content.text === 'ok\n', mail.name);
  }
});

test('a writer is one plain address; of anything else all of it is told, as nobody’s', async () => {
  const from = async (header: string) => (await takeApart(rawMail(cast, header, 'ok', 'utf8'))).from;
  for (const plain of ['psirt@tern.example', 'Tern <PSIRT@Tern.example>', '"Tern, security" <psirt@tern.example>'])
    assert.deepEqual(await from(`From: ${plain}`), ['psirt@tern.example'], plain);
  for (const other of [
    'From: psirt@tern.example\r\nFrom: mallory@evil.example',
    'From: mallory@evil.example\r\nFrom: psirt@tern.example',
    'From: psirt@tern.example, mallory@evil.example',
    'From: members: psirt@tern.example;',
    'From: members: <psirt@tern.example>',
    'From: psirt@tern.example <mallory@evil.example>',
    'From: mallory@evil.example psirt@tern.example',
    'From: "psirt@tern.example"',
    'From: mallory@evil.example (psirt@tern.example)',
    'From: =?utf-8?q?psirt=40tern.example?=',
    'From: psirt@tern.example\0',
    'From: psirt@tern.example\r\n .evil.example',
    'From: psirt@t\u0435rn.example',
    'From: psirt@tern.example\u200b',
    'From: ps\u0131rt@tern.example',
  ])
    assert.notDeepEqual(await from(other), ['psirt@tern.example'], other);
  assert.deepEqual(await from('From: des\u212a@tern.example'), ['des\u212a@tern.example'], 'the Kelvin sign is no k');
});

test('mails that came to be by chance neither break their reader nor get out of its bounds', async () => {
  const all = [
    ...bombs(cast),
    ...programs(cast, own, own),
    ...wrappings(
      cast,
      '-----BEGIN PGP MESSAGE-----\r\n\r\nx\r\n-----END PGP MESSAGE-----',
      'Content-Type: text/plain\r\n\r\nok',
      '',
    ),
  ];
  const seeds = all.map(({ raw }) => raw).filter(({ length }) => length < 30_000);
  assert.ok(all.length >= 60 && seeds.length >= 60, `${all.length}, ${seeds.length}`);
  let state = 1;
  const chance = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  let read = 0;
  for (const raw of mutated(seeds, mutations, chance)) {
    const mail = await takeApart(raw).catch((error: unknown) => error);
    if (mail instanceof Error) {
      assert.match(
        mail.message,
        /parts\.$|Maximum|larger than/,
        `${mail.stack}\n${raw.toString('latin1').slice(0, 2_000)}`,
      );
      continue;
    }
    read += 1;
    isBounded(mail as InboundMail, raw.toString('latin1').slice(0, 2_000));
  }
  assert.ok(read > mutations / 2, `${read} were read`);
});
