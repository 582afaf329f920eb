// Distributors answer without an account: by the link of their own copy, which shows nothing of the notice.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerToken } from '../../src/app/answer-token.ts';
import { takeMail } from '../../src/app/inbound/take-mail.ts';
import { replyAddress } from '../../src/app/reply-address.ts';
import { projectKeyOf } from '../../src/app/signing.ts';
import { tick } from '../../src/app/tick.ts';
import { openMailReader } from '../../src/channels/mail-reader.ts';
import { hour } from '../../src/core/process/instant.ts';
import { encryptTo, newKeyPair, signDetached } from '../../src/vault/pgp.ts';
import { pinned } from '../support/members.ts';
import { cast, play, someSecrets, takes } from '../support/play.ts';
import { follow, testServer } from '../support/server.ts';

test('by the link of its copy an organisation answers, and reads nothing of the notice', async () => {
  const t = await testServer();
  const people = await cast(t);
  const { number, refs } = await play(t, people, 'noticed');
  const ref = refs!.tern;
  await tick(t.house, t.project);
  const letters = t.sent.filter(({ to }) => to === 'psirt@tern.example');
  const link = letters.map(({ text }) => /http:\S+\/answer\/\S+/.exec(text)?.[0]).find(Boolean);
  assert.ok(link, letters.map(({ text }) => text).join('\n---\n'));
  assert.ok(link.endsWith(answerToken(t.house, t.project, ref, 'link')));
  const here = new URL(link).pathname;
  const state = async () => (await people.lead.call('GET', `/api/v1/cases/${number}`)).body;

  const stranger = t.browser();
  const before = (await state()).date_answers.length;
  const shown = await stranger.get(`${here}?answer=object`);
  assert.equal(shown.statusCode, 200);
  assert.match(shown.body, new RegExp(`Answer to notice ${ref}`));
  assert.match(shown.body, /value="object"[^>]*checked/);
  for (const secret of [number, someSecrets.subject, someSecrets.title, someSecrets.description.slice(0, 40)])
    assert.ok(!shown.body.includes(secret), secret);
  assert.equal((await state()).date_answers.length, before, 'to read the page answers nothing');

  const proposal = /name="proposal" value="(\d+)"/.exec(shown.body)![1]!;
  const bare = await stranger.post(`${here}/answer-date`, { answer: 'object', reason: '', earliest: '', proposal });
  assert.equal(bare.statusCode, 409, 'an objection says why');
  const old = await stranger.post(`${here}/answer-date`, { answer: 'ok', reason: '', earliest: '', proposal: '9' });
  assert.equal(old.statusCode, 409);
  assert.match(old.body, /Another date has been proposed/);
  const said = { answer: 'object', reason: 'QA needs two days', earliest: '2026-06-17T16:00', proposal };
  const taken = await follow(stranger, await stranger.post(`${here}/answer-date`, said));
  assert.match(taken.body, /Your answer is on record/);
  assert.ok(!taken.body.includes('QA needs two days'), 'the reason is for the team');
  await follow(stranger, await stranger.post(`${here}/tell-affected`, { affected: 'not affected', products: '' }));
  await follow(stranger, await stranger.post(`${here}/open-notice`, {}));
  const trial = { line: '1.33', result: 'regression', usageChanges: 'none', text: 'Timeouts.' };
  await follow(stranger, await stranger.post(`${here}/give-feedback`, trial));
  const asked = await stranger.post(`${here}/ask-team`, { text: 'Is 1.30 affected?' });
  assert.match((await follow(stranger, asked)).body, /The team has your question/);

  const after = await state();
  const answer = after.date_answers.at(-1);
  assert.deepEqual([answer.party, answer.answer, answer.by], ['Tern', 'object', 'distributor:link']);
  assert.deepEqual([after.affected[0].party, after.affected[0].affected], ['Tern', 'not affected']);
  assert.deepEqual([after.feedback[0].line, after.feedback[0].result], ['1.33', 'regression']);
  const desk = await t.signedIn(t.team.lead.id);
  assert.match((await desk.get(`/desk/cases/${number}`)).body, /Tern, by link/);

  const why = { organisation: people.tern.organisation, reason: 'Somebody forwarded the mail' };
  assert.match(
    (await desk.get(`/desk/cases/${number}/who-knows`)).body,
    /Replace the answer link and reply address of Tern/,
  );
  await follow(desk, await desk.post(`/desk/cases/${number}/steps/replace-answer-address`, why));
  const [ended, madeUp] = [await stranger.get(here), await stranger.get('/answer/tg_lnk_none')];
  assert.deepEqual([ended.statusCode, ended.body], [404, madeUp.body], 'a replaced link is an unknown one');
  assert.equal((await stranger.post(`${here}/tell-affected`, { affected: 'affected' })).statusCode, 404);
  await tick(t.house, t.project);
  const fresh = t.sent.findLast(({ to }) => to === 'psirt@tern.example')!;
  const now = new URL(/http:\S+\/answer\/\S+/.exec(fresh.text)![0]).pathname;
  assert.notEqual(now, here);
  assert.equal((await stranger.get(now)).statusCode, 200);
  assert.equal(fresh.headers!['Reply-To'], replyAddress(t.house, t.project, ref, 1));
  const acmeLink = `/answer/${answerToken(t.house, t.project, refs!.acme, 'link')}`;
  assert.equal((await stranger.get(acmeLink)).statusCode, 200, 'nobody else’s has changed');
  const reader = openMailReader();
  const late = {
    From: 'psirt@tern.example',
    To: replyAddress(t.house, t.project, ref)!,
    'Message-ID': '<o@x.example>',
  };
  const heard = t.sent.length;
  await takeMail(t.house, [t.project], reader, { raw: mailOf(late, 'ok'), isCut: false });
  await reader.close();
  await tick(t.house, t.project);
  assert.equal(t.sent.slice(heard).filter(({ to }) => to !== 'team@contour.example').length, 0, 'it is not answered');
  assert.match((await desk.get('/desk/mail')).body, /It came to a reply address that was replaced/);
  const board = textOf((await desk.get(`/desk/cases/${number}/notices/1`)).body);
  assert.match(board, /Its replaced link was tried .* Its replaced reply address was tried/s);
  const history = (await people.lead.call('GET', `/api/v1/cases/${number}/timeline`)).raw;
  assert.equal(history.split('OldAddressTried').length - 1, 2, 'each way is noted once, however often it is tried');

  const partner = await t.signedIn(people.tern.account);
  const made = await partner.post('/partner/calendar', { link: 'make' });
  const calendar = new URL(/http:[^<]+\/calendar\/\w+/.exec(made.body)![0]).pathname;
  const file = (await stranger.get(calendar)).body;
  assert.match(file, new RegExp(`SUMMARY:Notice ${ref}: proposed disclosure\r\nSTATUS:TENTATIVE`));
  assert.equal((await partner.get('/partner/calendar.ics')).body, file);
  for (const secret of [number, someSecrets.subject, 'Contour']) assert.ok(!file.includes(secret), secret);
  await partner.post('/partner/calendar', { link: 'end' });
  assert.equal((await stranger.get(calendar)).statusCode, 404, 'a link that was ended opens nothing');

  const question = after.questions[0];
  await takes(people.lead, `/api/v1/cases/${number}/steps/answer-question`, {
    question: question.id,
    text: 'No: it came with 1.31.',
  });
  const page = async (account: string, own: string) =>
    (await (await t.signedIn(account)).get(`/partner/notices/${own}`)).body;
  assert.match(await page(people.tern.account, ref), /No: it came with 1\.31\./);
  assert.doesNotMatch(await page(people.acme.account, refs!.acme), /1\.30|1\.31\./);
  assert.doesNotMatch((await stranger.get(now)).body, /it came with/);

  for (const step of ['decline-embargo', 'accept-embargo', 'tell-status', 'nothing'])
    assert.equal((await stranger.post(`${now}/${step}`, { reason: 'x', status: 'closed' })).statusCode, 404, step);
  t.clock.pass(hour);
  const unknown = (await stranger.get('/answer/tg_lnk_none')).body;
  await takes(people.lead, `/api/v1/distributors/${people.tern.organisation}/steps/suspend`, { reason: 'Asked' });
  const gone = await stranger.get(now);
  assert.deepEqual([gone.statusCode, gone.body], [404, unknown], 'an ex-member’s link is an unknown one');
  assert.equal((await stranger.post(`${now}/tell-affected`, { affected: 'affected' })).statusCode, 404);
  await takes(people.lead, `/api/v1/distributors/${people.tern.organisation}/steps/reinstate`, { reason: 'Cleared' });
  assert.equal((await stranger.get(now)).statusCode, 404, 'what was known before a suspension stays ended');
  await tick(t.house, t.project);
  const last = t.sent.findLast(({ to, text }) => to === 'psirt@tern.example' && text.includes('/answer/'))!;
  assert.equal((await stranger.get(new URL(/http:\S+\/answer\/\S+/.exec(last.text)![0]).pathname)).statusCode, 200);
});

const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

/** A mail as a server would hand it over. */
const mailOf = (headers: Readonly<Record<string, string>>, body: string): Buffer =>
  Buffer.from(
    `${Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('')}\r\n${body.replace(/\r?\n/g, '\r\n')}`,
  );

test('by mail an organisation answers with a signature by its pinned key, and whatever proves less does nothing', async () => {
  const t = await testServer();
  const people = await cast(t);
  const { number, refs } = await play(t, people, 'noticed');
  const reader = openMailReader();
  const key = await newKeyPair('Tern', 'psirt@tern.example', t.clock.now);
  const acmeKey = await newKeyPair('Acme', 'psirt@acme.example', t.clock.now);
  const speaker = (one: typeof people.tern) =>
    ({ kind: 'distributor', id: one.account, organisation: one.organisation }) as const;
  await pinned(t, speaker(people.tern), key.publicKey, key.fingerprint);
  await pinned(t, speaker(people.acme), acmeKey.publicKey, acmeKey.fingerprint);
  const to = replyAddress(t.house, t.project, refs!.tern)!;
  let mails = 0;
  const come = async (raw: Buffer) => {
    await takeMail(t.house, [t.project], reader, { raw, isCut: false });
    await tick(t.house, t.project);
  };
  const plain = (body: string, more: Readonly<Record<string, string>> = {}) => {
    mails += 1;
    return mailOf(
      { From: 'psirt@tern.example', To: to, Subject: 'Re: notice', 'Message-ID': `<m${mails}@tern.example>`, ...more },
      body,
    );
  };
  const signed = async (body: string, pair = key, names = refs!.tern, head = '') => {
    const words = `${body}${names ? `\n> Reference: ${names}` : ''}`.replace(/\r?\n/g, '\r\n');
    const part = `${head}Content-Type: text/plain; charset=utf-8\r\n\r\n${words}\r\n`;
    const signature = await signDetached(Buffer.from(part), pair.privateKey, t.clock.now);
    const whole = `--b\r\n${part}\r\n--b\r\nContent-Type: application/pgp-signature\r\n\r\n${signature}\r\n--b--\r\n`;
    const type = 'multipart/signed; boundary="b"; micalg=pgp-sha512; protocol="application/pgp-signature"';
    return plain(whole, { 'Content-Type': type });
  };
  const answers = async () => (await people.lead.call('GET', `/api/v1/cases/${number}`)).body.date_answers;
  const signedIn = () => t.signedIn(t.team.lead.id);
  const board = async () => (await (await signedIn()).get('/desk/mail')).body;
  const lettersTo = (address: string) => t.sent.filter((mail) => mail.to === address).length;
  const before = (await answers()).length;
  t.clock.pass(hour);

  const unsigned = lettersTo('psirt@tern.example');
  await come(plain('object 2026-06-17 Forged from anywhere'));
  assert.equal((await answers()).length, before);
  assert.match(await board(), /It is not signed\. A link to confirm/);
  assert.equal(lettersTo('psirt@tern.example'), unsigned + 1, 'the link goes to the directory’s address');
  await come(plain('ok', { From: 'mallory@elsewhere.example' }));
  assert.equal(lettersTo('mallory@elsewhere.example'), 0);
  assert.equal(lettersTo('psirt@tern.example'), unsigned + 1, 'one link an hour');

  const noticeBoard = textOf((await (await signedIn()).get(`/desk/cases/${number}/notices/1`)).body);
  assert.match(noticeBoard, /mail not taken .*?: It is not signed\. A link to confirm .* 1 earlier mail/);
  assert.doesNotMatch(noticeBoard, /Forged from anywhere/, 'the reason, and no word of the mail');
  assert.match((await (await signedIn()).get('/desk')).body, /2 mails were not taken/);
  const toTeam = t.sent.filter(({ to: list, text }) => list === 'team@contour.example' && /was not taken/.test(text));
  assert.equal(toTeam.length, 1, 'once an hour');
  assert.doesNotMatch(toTeam[0]!.text, /Forged|Tern|object/);

  await come(await signed('ok', acmeKey));
  assert.match(await board(), /It was forwarded or forged/);
  const byKey = (await board()).split('It was forwarded or forged').length;
  await come(await signed('ok', await newKeyPair('Tern', 'psirt@tern.example', t.clock.now)));
  assert.equal((await board()).split('It was forwarded or forged').length, byKey + 1, 'a name in a key proves nothing');
  await come(Buffer.from(String(await signed('ok')).replace('\r\n\r\nok', '\r\n\r\nobject x')));
  assert.match(await board(), /Its signature does not hold/);
  await come(await signed('> ok\n> On the 9th'));
  assert.match(await board(), /nothing but quoted text/);
  await come(plain('Gone fishing', { 'Auto-Submitted': 'auto-replied' }));
  assert.doesNotMatch(await board(), /Gone fishing/);
  assert.equal((await answers()).length, before, 'none of them answered');

  t.clock.pass(hour);
  const good = await signed('object 2026-06-17 16:00 UTC QA needs two days\nnot affected\n\n-- \nAnn');
  await come(good);
  const after = await answers();
  assert.equal(after.length, before + 1);
  assert.deepEqual([after.at(-1).party, after.at(-1).answer, after.at(-1).by], ['Tern', 'object', 'distributor:mail']);
  assert.equal(after.at(-1).reason, 'QA needs two days');
  const state = (await people.lead.call('GET', `/api/v1/cases/${number}`)).body;
  assert.equal(state.affected[0].affected, 'not affected');
  const waiting = (await board()).split('I have dealt with it').length;
  await come(good);
  assert.equal((await board()).split('I have dealt with it').length, waiting, 'the very same mail is known again');
  await come(Buffer.from(String(good).replace('From: psirt@tern', 'From: other@tern')));
  assert.match(await board(), /Message-ID came before/);
  await come(Buffer.from(String(good).replace(/Message-ID: \S+/, 'Message-ID: <fresh@x.example>')));
  assert.match(await board(), /Its very signature came in another mail before/);
  assert.equal((await answers()).length, before + 1, 'replayed in three ways, it has acted once');

  const other = await play(t, people, 'noticed');
  const second = other.refs!.tern;
  assert.notEqual(second, refs!.tern);
  const redirected = await signed('prefer 2026-06-18 16:00 UTC Better', key, second);
  await come(redirected);
  assert.match(await board(), new RegExp(`redirected: what was signed names reference ${second}`));
  await come(await signed('prefer 2026-06-18 16:00 UTC Better', key, ''));
  assert.match(await board(), new RegExp(`does not name reference ${refs!.tern}`));
  await come(await signed(`ask Is it the same as ${second}?`));
  assert.match(await board(), /names several references/);
  assert.equal((await answers()).length, before + 1, 'signed for another matter, or for none');
  const own = replyAddress(t.house, t.project, second)!;
  await come(Buffer.from(String(redirected).replace(to, own)));
  const there = (await people.lead.call('GET', `/api/v1/cases/${other.number}`)).body.date_answers.at(-1);
  assert.deepEqual([there.answer, there.by], ['prefer', 'distributor:mail'], 'at its own address it still acts');
  await come(await signed('affected', key, '', `Subject: Re: notice ${refs!.tern}\r\n`));
  const { affected } = (await people.lead.call('GET', `/api/v1/cases/${number}`)).body;
  assert.equal(affected[0].affected, 'affected', 'a subject under the signature names the reference as well');

  const held = await signed('ok');
  t.clock.pass(hour);
  const link = `/answer/${answerToken(t.house, t.project, refs!.tern, 'link')}`;
  const proposal = /name="proposal" value="(\d+)"/.exec((await t.browser().get(link)).body)![1]!;
  const changed = { answer: 'prefer', reason: 'Better', earliest: '2026-06-18T16:00', proposal };
  assert.equal((await t.browser().post(`${link}/answer-date`, changed)).statusCode, 303);
  await come(held);
  assert.match(await board(), /has answered in another way since it was signed/);
  assert.equal((await answers()).at(-1).answer, 'prefer', 'what was held back on the way undoes no later answer');

  const ours = (await projectKeyOf(t.house, t.project))!.publicKey;
  t.clock.pass(hour);
  await come(plain(await encryptTo(`ok\n\nReference: ${refs!.tern}`, ours, t.clock.now, key.privateKey)));
  assert.equal((await answers()).at(-1).answer, 'ok', 'encrypted and signed inside');
  await come(plain(await encryptTo('object x', ours, t.clock.now)));
  assert.equal((await answers()).length, before + 3, 'encrypted alone proves nothing');

  await come(mailOf({ From: 'a@b.example', To: 'answers@contour.example', Subject: 'Hello' }, 'A question about you'));
  assert.match(await board(), /It is no answer to a notice/);
  const desk = await signedIn();
  const first = /action="(\/desk\/mail\/[^"]+)"/.exec(await board())![1]!;
  assert.match((await follow(desk, await desk.post(first, {}))).body, /The mail is put away/);

  const letter = t.sent.findLast((mail) => mail.to === 'psirt@tern.example')!;
  const report = mailOf(
    {
      From: 'MAILER-DAEMON@mx.example',
      To: letter.returnTo!,
      'Content-Type': 'multipart/report; report-type=delivery-status; boundary="r"',
      'Return-Path': '<>',
    },
    `--r\n\nIt could not be delivered.\n--r\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; psirt@tern.example\nAction: failed\nStatus: 5.1.1\n--r\nContent-Type: text/rfc822-headers\n\nMessage-ID: ${letter.messageId}\n--r--\n`,
  );
  const returnAddress = letter.returnTo!;
  const guessed = returnAddress.replace(/\.[a-z2-7]{12}@/, '.aaaaaaaaaaaa@');
  for (const to of [returnAddress.replace(/\.[a-z2-7]{12}@/, '@'), guessed, 'security@contour.example'])
    await come(Buffer.from(String(report).replace(`To: ${returnAddress}`, `To: ${to}`)));
  assert.match(await board(), /did not come to the return address of that mail/);
  assert.doesNotMatch((await desk.get('/desk/deliveries')).body, /failed/, 'whoever knows a Message-ID loses no mail');
  await come(report);
  assert.match((await desk.get('/desk/deliveries')).body, /failed/);
  const hostile = String(report)
    .replace(/^To: .*$/m, 'To: a@b.example\r')
    .replace(letter.messageId, '<a\0b@c.example>');
  await come(Buffer.from(hostile));
  assert.match(await board(), /It reports on a mail that is none of ours/, 'a null byte stops nothing');
  const stranger = mailOf(
    { From: 'a@b.example', To: 'answers@contour.example', Subject: 'For whom' },
    'Words for one team',
  );
  const said: string[] = [];
  const shared = { ...t.house, log: (line: string) => void said.push(line) };
  await takeMail(shared, [t.project, 'another'], reader, { raw: stranger, isCut: true });
  assert.doesNotMatch(await board(), /It is larger than 2 MB/, 'no team of several reads what may be another’s');
  assert.match(said.join(), /for none of the projects/);
  await reader.close();
});
