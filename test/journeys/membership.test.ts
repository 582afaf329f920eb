// An organisation's membership as the team decides on it: who was removed, who is let in, and what asks for a passkey.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { answerToken } from '../../src/app/answer-token.ts';
import { enterMailRequest } from '../../src/app/mail-requests.ts';
import { handleOrganisation } from '../../src/app/organisations.ts';
import { application } from '../../src/app/queries/directory.ts';
import { tick } from '../../src/app/tick.ts';
import { day, second } from '../../src/core/process/instant.ts';
import { newKeyPair } from '../../src/vault/pgp.ts';
import { contour, playbookWith } from '../support/law.ts';
import { pinned } from '../support/members.ts';
import { joined } from '../support/play.ts';
import { type TestServer, testServer } from '../support/server.ts';

type Words = { readonly to?: string; readonly subject: string; readonly text: string };

/** What a page says, without its markup. */
const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const criteria = ['active-distributor', 'user-base', 'track-record', 'not-a-rebuild', 'contributor'];

/** What a stranger sends with the form at /join. */
const formFor = (name: string, contactAddress = 'psirt@new.example'): Record<string, string> => ({
  name,
  products: 'A distribution of Contour',
  contactName: 'Nina',
  contactAddress,
  voucher: '',
  accepted: 'on',
  ...Object.fromEntries(criteria.map((id) => [`answers.${id}`, 'Evidence: https://example.org'])),
});

/** Applies at the form and says the page, with what is its own taken out. */
async function appliedPage(
  t: TestServer,
  name: string,
  address?: string,
): Promise<{ status: number; page: string; ref: string }> {
  const browser = t.browser();
  await browser.get('/join');
  const answer = await browser.post('/join', formFor(name, address));
  const ref = /Reference ([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(textOf(answer.body))?.[1] ?? '';
  const page = answer.body
    .replaceAll(ref, 'REF')
    .replaceAll(name, 'NAME')
    .replaceAll(address ?? 'psirt@new.example', 'ADDRESS')
    .replace(/\/join\/tg_apl_\w+/g, '/join/ADDRESS')
    .replace(/(nonce|name="form_token" value)="[^"]*"/g, '$1=""');
  return { status: answer.statusCode, page, ref };
}

async function idCalled(t: TestServer, name: string): Promise<string> {
  const lead = await t.bearer(t.team.lead.id);
  const { body } = await lead.call('GET', '/api/v1/distributors');
  return body.data.find((each: { name: string }) => each.name === name).id;
}

test('who was removed for good applies like a stranger, and only the team is warned', async () => {
  const t = await testServer();
  const { organisation: old } = await joined(t, 'Leaky');
  for (const command of [
    { type: 'RecordStrike', reason: 'Told a chat.' },
    { type: 'DraftRemoval', reason: 'Told a chat again.', permanent: true },
    { type: 'ApproveRemoval' },
    { type: 'RemoveMember', count: 1 },
  ]) {
    const by = command.type === 'ApproveRemoval' ? t.team.responder : t.team.lead;
    const done = await handleOrganisation(t.house, t.project, old, command, by);
    assert.equal(done.kind, 'done', JSON.stringify(done));
  }
  const [again, other] = [
    await appliedPage(t, 'L\u0435aky'),
    await appliedPage(t, 'Nordlinux', 'psirt@nordlinux.example'),
  ];
  assert.equal(again.status, 200);
  assert.ok(again.ref !== '' && other.ref !== '');
  assert.equal(again.page, other.page);

  const lead = await t.signedIn(t.team.lead.id);
  const [warned, plain] = [await idCalled(t, 'L\u0435aky'), await idCalled(t, 'Nordlinux')];
  const page = await lead.get(`/desk/distributors/${warned}`);
  assert.match(textOf(page.body), /removed for good Leaky , on .*Told a chat again\./);
  assert.match(page.body, new RegExp(`href="/desk/distributors/${old}"`));
  assert.match(page.body, /name="isAnother"/);
  const without = await lead.get(`/desk/distributors/${plain}`);
  assert.doesNotMatch(without.body, /An organisation of this name|isAnother/);

  const api = await t.bearer(t.team.lead.id);
  assert.equal((await api.call('GET', `/api/v1/distributors/${warned}`)).body.earlier.id, old);
  const steps = `/api/v1/distributors/${warned}/steps`;
  assert.equal((await api.call('POST', `${steps}/sponsor`, { words: 'We know them.' })).status, 200);
  const shut = await api.call('POST', `${steps}/accept`, { reason: 'All hold' });
  assert.deepEqual([shut.status, shut.body.gates[0].id], [409, 'not-barred']);
  const isAnother = { reason: 'Another firm: HRB 1234.', is_another: true };
  assert.equal((await api.call('POST', `${steps}/accept`, isAnother)).body.state, 'active');
});

test('a contact that could not be invited with the acceptance is invited from the organisation’s page', async () => {
  const t = await testServer();
  await appliedPage(t, 'Nordlinux');
  const id = await idCalled(t, 'Nordlinux');
  // The acceptance alone, as where the house stopped before the invitation.
  for (const command of [
    { type: 'SponsorApplicant', words: 'We know them.' },
    { type: 'AcceptMembership', reason: 'All hold.' },
  ]) {
    await handleOrganisation(t.house, t.project, id, command, t.team.lead);
  }
  const lead = await t.signedIn(t.team.lead.id);
  const page = await lead.get(`/desk/distributors/${id}`);
  assert.match(textOf(page.body), /Its contact has not been let in/);
  const sent = await lead.post(`/desk/distributors/${id}/steps/invite-contact`, {});
  assert.equal(sent.statusCode, 303);
  const after = await application(t.house, t.project, id, t.team.lead);
  assert.equal(after?.organisation.accounts.length, 1);
  assert.doesNotMatch((await lead.get(`/desk/distributors/${id}`)).body, /Its contact has not been let in/);
  const twice = await lead.post(`/desk/distributors/${id}/steps/invite-contact`, {});
  assert.equal(twice.statusCode, 409);
  assert.match(textOf(twice.body), /has its invitation already/);
});

test('suspending and removing ask for a passkey on the page and a key in the API; a strike does not', async () => {
  const t = await testServer();
  const { organisation: id } = await joined(t, 'Acme');
  const stolen = await t.signedIn(t.team.lead.id, { isFresh: false });
  const fresh = await t.signedIn(t.team.lead.id);
  const api = await t.bearer(t.team.lead.id);
  const steps = `/desk/distributors/${id}/steps`;
  const written = await stolen.post(`${steps}/draft-removal`, { reason: 'Told a chat.' });
  assert.equal(written.statusCode, 303, 'writing it tells nobody');
  const page = await stolen.get(`/desk/distributors/${id}`);
  const formOf = (step: string) => new RegExp(`<form[^>]*/steps/${step}"[^>]*>`).exec(page.body)?.[0] ?? '';
  for (const [step, input] of [
    ['suspend', { reason: 'A rumour.' }],
    ['remove', { count: '17' }],
  ] as const) {
    assert.match(formOf(step), /data-passkey="use"/, step);
    const refused = await stolen.post(`${steps}/${step}`, input);
    assert.equal(refused.statusCode, 403, step);
    assert.match(refused.body, /asks for a fresh confirmation with your passkey/);
    assert.match(refused.body, /A rumour\.|value="17"/, 'what was typed is kept');
    const keyless = await api.call('POST', `/api/v1/distributors/${id}/steps/${step}`, input);
    assert.equal(keyless.status, 428, step);
  }
  assert.match(formOf('strike'), /<form/);
  assert.doesNotMatch(formOf('strike'), /data-passkey/);
  const strike = await stolen.post(`${steps}/strike`, { reason: 'Told a chat.' });
  assert.equal(strike.statusCode, 303);
  const done = await fresh.post(`${steps}/suspend`, { reason: 'Told a chat.' });
  assert.equal(done.statusCode, 303);
});

test('a removal is read by a second person, counted and stoppable, and leaves as its preview shows it', async () => {
  const { membership } = contour;
  const playbook = playbookWith({
    membership: { ...membership, voucher: 'none', tellRemoval: 'members', directory: 'organisations' },
  });
  const t = await testServer({ playbook });
  const { organisation: id, account } = await joined(t, 'Acme');
  const quay = await joined(t, 'Quay');
  const [lead, another] = [await t.bearer(t.team.lead.id), await t.bearer(t.team.responder.id)];
  const take = (who: typeof lead, step: string, input: object = {}) =>
    who.call('POST', `/api/v1/distributors/${id}/steps/${step}`, input, { 'idempotency-key': randomUUID() });
  const next = async (who: typeof lead) => (await who.call('GET', '/api/v1/next')).body.next.step;
  assert.equal((await take(lead, 'draft-removal', { reason: 'Told a chat.' })).status, 200);
  assert.deepEqual([await next(lead), await next(another)], [null, 'approve-removal']);
  assert.equal((await take(lead, 'remove', { count: 2 })).body.gates[0].id, 'removal-by-second');
  const told = await (await t.signedIn(t.team.responder.id)).get('/desk');
  assert.match(told.body, new RegExp(`href="/desk/distributors/${id}#step-approve-removal"`), 'Now leads to the step');
  assert.equal((await take(another, 'approve-removal')).status, 200);
  const desk = await t.signedIn(t.team.lead.id);
  const page = textOf((await desk.get(`/desk/distributors/${id}`)).body);
  assert.match(page, /goes to 2 organisations .*approved by/);
  const { removal } = (await lead.call('GET', `/api/v1/distributors/${id}`)).body;
  assert.deepEqual([removal.state, removal.reaches], ['draft', 2]);
  const auditor = await t.bearer(t.team.auditor.id);
  const audited = (await auditor.call('GET', `/api/v1/distributors/${id}`)).body.removal;
  assert.deepEqual([audited.reaches, audited.copies], [2, []], 'whoever may not send it gets no address out of a copy');
  assert.equal((await take(lead, 'remove', { count: 1 })).body.gates[0].id, 'removal-counted');

  await tick(t.house, t.project);
  const before = t.sent.length;
  const left = (): readonly Words[] => t.sent.slice(before);
  assert.equal((await take(lead, 'remove', { count: 2 })).body.state, 'removed');
  t.clock.pass(119 * second);
  await tick(t.house, t.project);
  assert.deepEqual(left(), [], 'nothing leaves within the stop window');
  const leaving = textOf((await desk.get(`/desk/distributors/${id}`)).body);
  assert.match(leaving, /It leaves in a moment It can still be stopped/);
  assert.equal((await take(another, 'stop-removal')).body.state, 'active');
  t.clock.pass(day);
  await tick(t.house, t.project);
  assert.deepEqual(left(), [], 'and nothing of what was stopped ever does');

  await take(lead, 'draft-removal', { reason: 'Told a chat.' });
  await take(another, 'approve-removal');
  const { copies } = (await lead.call('GET', `/api/v1/distributors/${id}`)).body.removal;
  await take(lead, 'remove', { count: 2 });
  const acme = await t.signedIn(account);
  const offList = /Acme is no longer on the distributors list/;
  assert.doesNotMatch((await acme.get('/partner')).body, offList, 'nobody is told while it can be stopped');
  const readers = [acme, await t.signedIn(quay.account)];
  const lists = () =>
    Promise.all(readers.map(async (one) => /Acme.*Quay/s.test(textOf((await one.get('/partner/members')).body))));
  assert.deepEqual(await lists(), [true, true], 'nor does the list of members tell it');
  t.clock.pass(120 * second);
  await tick(t.house, t.project);
  assert.match((await acme.get('/partner')).body, offList);
  assert.deepEqual(await lists(), [false, false]);
  const list = textOf((await (await t.signedIn(t.team.lead.id)).get('/desk/distributors')).body);
  assert.match(list, /Acme removed since \w+ 2 Apr/);
  assert.doesNotMatch((await acme.get('/partner/people')).body, /Send the link|Ask the new address|Send a new link/);
  const words = (all: readonly Words[]) => all.map(({ subject, text }) => `${subject}\n${text}`).sort();
  assert.deepEqual(words(left()), words(copies), 'to the byte');
  const [own, other] = ['acme', 'quay'].map((name) => left().find(({ to }) => to === `psirt@${name}.example`)!.text);
  assert.doesNotMatch(other!, /chat/);
  const appeal = /\/join\/tg_apl_\w+/.exec(own!)![0];
  const theirs = t.browser();
  assert.match((await theirs.get(appeal)).body, /appeal/i);
  assert.equal((await theirs.post(`${appeal}/steps/appeal`, { reason: 'It was not us.' })).statusCode, 303);
  const after = (await lead.call('GET', `/api/v1/distributors/${id}`)).body.removal;
  assert.deepEqual(
    [after.state, after.copies],
    ['sent', copies],
    'what has left is shown as it left, whatever came since',
  );
  assert.equal((await take(another, 'stop-removal')).body.gates[0].id, 'removal-not-left');
  const late = await (await t.signedIn(t.team.lead.id)).post(`/desk/distributors/${id}/steps/stop-removal`, {});
  assert.equal(late.statusCode, 409);
  assert.match(
    textOf(late.body),
    /has left the house and cannot be stopped any more/,
    'whoever comes too late is told so',
  );
});

test('nobody approves a removal that was written anew behind the page that they read', async () => {
  const t = await testServer();
  const { organisation: id } = await joined(t, 'Acme');
  const [lead, another] = [await t.signedIn(t.team.lead.id), await t.signedIn(t.team.responder.id)];
  const steps = `/desk/distributors/${id}/steps`;
  const noticeOn = (page: string) => /steps\/approve-removal".*?name="notice" value="([^"]+)"/s.exec(page)![1]!;
  await lead.post(`${steps}/draft-removal`, { reason: 'It told a chat.' });
  const read = noticeOn((await another.get(`/desk/distributors/${id}`)).body);
  await lead.post(`${steps}/draft-removal`, { reason: 'We do not like it.' });
  const refused = await another.post(`${steps}/approve-removal`, { notice: read });
  assert.equal(refused.statusCode, 409);
  assert.match(refused.body, /written anew since you read it/);
  assert.match(refused.body, /We do not like it\./);
  assert.notEqual(noticeOn(refused.body), read);
  assert.equal(
    (await another.post(`${steps}/approve-removal`, { notice: noticeOn(refused.body) })).statusCode,
    303,
    'having read what stands there now',
  );
});

test('a removal that is stopped leaves a suspended member its appeal, and its own address opens nothing', async () => {
  const t = await testServer();
  const { organisation: id } = await joined(t, 'Acme');
  const lead = await t.bearer(t.team.lead.id);
  const take = (step: string, input: object = {}, who = lead) =>
    who.call('POST', `/api/v1/distributors/${id}/steps/${step}`, input, { 'idempotency-key': randomUUID() });
  await take('suspend', { reason: 'A rumour.' });
  await tick(t.house, t.project);
  const addressIn = (text: string) => /\/join\/tg_apl_\w+/.exec(text)![0];
  const appeal = addressIn(t.sent.find(({ text }) => text.includes('is suspended'))!.text);
  await take('draft-removal', { reason: 'Told a chat.' });
  await take('approve-removal', {}, await t.bearer(t.team.responder.id));
  const { removal } = (await lead.call('GET', `/api/v1/distributors/${id}`)).body;
  assert.equal((await take('remove', { count: 1 })).body.state, 'removed');
  const own = addressIn(removal.copies[0].text);
  assert.equal((await t.browser().get(own)).statusCode, 200);
  assert.equal((await take('stop-removal')).body.state, 'suspended');
  assert.equal((await t.browser().get(own)).statusCode, 404);
  t.clock.pass(30 * day);
  assert.equal((await t.browser().get(appeal)).statusCode, 200);
});

test('a recorded review stops the reminder of it for another year', async () => {
  const t = await testServer();
  const { organisation } = await joined(t, 'Acme');
  t.clock.pass(366 * day);
  await tick(t.house, t.project);
  await tick(t.house, t.project);
  const reminders = t.sent.filter(({ subject }) => subject.includes('a review is due'));
  assert.deepEqual(
    reminders.map(({ text }) => /The review of (\w+) is due/.exec(text)?.[1]),
    ['Acme'],
  );
  const lead = await t.bearer(t.team.lead.id);
  const next = async () => (await lead.call('GET', '/api/v1/next')).body.next;
  assert.deepEqual([(await next()).step, (await next()).organisation], ['review', organisation]);
  const note = { note: 'It still distributes it.' };
  const done = await lead.call('POST', `/api/v1/distributors/${organisation}/steps/review`, note);
  assert.equal(done.status, 200, done.raw);
  assert.equal((await next()).step, null);
});

test('a request that came by mail is entered with the mail, which only the team reads, and accepts the policy of its day', async () => {
  const t = await testServer();
  const given = {
    ...formFor('Nordlinux'),
    accepted: true,
    answers: Object.fromEntries(criteria.map((id) => [id, 'See the mail.'])),
  };
  const fields = Object.fromEntries(Object.entries(given).filter(([name]) => !name.startsWith('answers.')));
  const mail = { name: 'request.eml', bytes: Buffer.from('Subject: We would like to join\n\nWe ship it.') };
  const enter = (more: object, file: typeof mail | undefined, actor = t.team.lead) => {
    const when = { receivedAt: '2026-03-30T14:00:00Z', policyVersion: '1' };
    return enterMailRequest(t.house, t.project, { ...fields, ...when, ...more }, file, actor);
  };
  const bare = await enter({ receivedAt: '2036-01-01T00:00:00Z', policyVersion: '9' }, undefined);
  assert.ok(bare.kind === 'faults');
  assert.deepEqual(
    bare.faults.map(({ path }) => path),
    ['/receivedAt', '/mail', '/policyVersion'],
  );
  assert.equal((await enter({}, mail, t.team.developer)).kind, 'not found');
  const done = await enter({}, mail);
  assert.ok(done.kind === 'done', JSON.stringify(done));
  const lead = await t.signedIn(t.team.lead.id);
  const page = textOf((await lead.get(`/desk/distributors/${done.id}`)).body);
  assert.match(page, /Accepted version 1 .*by asking in a mail/);
  const kept = await lead.get(`/desk/distributors/${done.id}/mail`);
  assert.equal(kept.body, mail.bytes.toString('utf8'));
  const developer = await t.signedIn(t.team.developer.id);
  assert.equal((await developer.get(`/desk/distributors/${done.id}/mail`)).statusCode, 404);
});

test('the way to a member is tried on a quiet day, moves to another address once that confirms it, and lets people in anew', async () => {
  const t = await testServer();
  const acme = await joined(t, 'Acme');
  const contact = await t.signedIn(acme.account);
  const lead = await t.signedIn(t.team.lead.id);
  const desk = async () => textOf((await lead.get(`/desk/distributors/${acme.organisation}`)).body);
  /** The newest mail to an address with these words; one that is encrypted shows none. */
  const mailTo = async (address: string, words: RegExp) => {
    await tick(t.house, t.project);
    const found = t.sent.findLast(({ to, text }) => to === address && words.test(text));
    assert.ok(found, `${words}`);
    return found;
  };
  const linkIn = (text: string) => /\/(?:road|set-up)\/\S+/.exec(text)![0];
  const step = (id: string, fields = {}) => contact.post(`/partner/people/steps/${id}`, fields);

  assert.match(await desk(), /Way tested never answered/);
  assert.equal((await step('test-road')).statusCode, 303);
  const tried = await mailTo('psirt@acme.example', /carries no word of any case/);
  const link = linkIn(tried.text);
  const stranger = t.browser();
  assert.match((await stranger.get(link)).body, /The test notice has arrived/);
  assert.match(await desk(), /never answered ?, a test of .* waits/, 'a machine that follows links answers nothing');
  assert.equal((await stranger.get(`${link.slice(0, -1)}x`)).statusCode, 404);
  assert.match((await stranger.post(link, {})).body, /The team sees that the way to you works/);
  assert.equal((await stranger.get(link)).statusCode, 404, 'once');
  assert.match(await desk(), /Way tested answered/);

  const stolen = await t.signedIn(acme.account, { isFresh: false });
  const alone = await stolen.post('/partner/people/steps/ask-address', { address: 'cert@acme.example' });
  assert.equal(alone.statusCode, 403, 'a session alone moves no mail');
  assert.match(alone.body, /sign in with your passkey.*value="cert@acme.example"/s);
  const wrong = await step('ask-address', { address: 'a@b.example, c@d.example' });
  assert.equal(wrong.statusCode, 409);
  assert.match(wrong.body, /This is not one mail address.*value="a@b.example, c@d.example"/s);
  assert.equal((await step('ask-address', { address: 'cert@acme.example' })).statusCode, 303);
  const asked = await mailTo('cert@acme.example', /come to this address from now on/);
  await mailTo('psirt@acme.example', /notices go to another address.*until it has, everything comes/s);
  assert.match(await desk(), /Role address psirt@acme.example .*New address asked .*not confirmed/);
  assert.match((await stranger.post(linkIn(asked.text), {})).body, /come to this address from now on/);
  await mailTo('psirt@acme.example', /This is the last mail to this address/);
  assert.match(await desk(), /Role address cert@acme.example/);

  const key = await newKeyPair('Acme', 'cert@acme.example', t.clock.now);
  const speaker = { kind: 'distributor', id: acme.account, organisation: acme.organisation } as const;
  await pinned(t, speaker, key.publicKey, key.fingerprint);
  await step('test-road');
  const sealed = await mailTo('cert@acme.example', /^$/);
  assert.match(String(sealed.entity?.body), /BEGIN PGP MESSAGE/, 'it tries the key as well');
  await step('ask-address', { address: 'thief@mallory.example' });
  const question = await mailTo('thief@mallory.example', /^$/);
  assert.match(
    String(question.entity?.body),
    /BEGIN PGP MESSAGE/,
    'who has a session and not the key confirms nothing',
  );

  await contact.post('/partner/people', { name: 'Dora Lind', address: 'dora@acme.example' });
  const first = linkIn((await mailTo('dora@acme.example', /set-up/)).text);
  const roster = (await (await t.bearer(acme.account)).call('GET', '/api/v1/roster')).body.data;
  const dora = roster.find((each: { name: string }) => each.name === 'Dora Lind').account;
  assert.equal((await step('resend-link', { account: dora })).statusCode, 303);
  const second = linkIn((await mailTo('dora@acme.example', /set-up/)).text);
  assert.notEqual(second, first);
  assert.equal((await t.browser().post(first, {})).statusCode, 404, 'the earlier one opens nothing any more');
  assert.equal((await step('resend-link', { account: 'nobody' })).statusCode, 409);
});

test('whoever reads the address before hears of every change of it, however late its mail leaves, and answers no more by it', async () => {
  const t = await testServer();
  const acme = await joined(t, 'Acme');
  const contact = await t.signedIn(acme.account);
  const change = async (address: string) => {
    await contact.post('/partner/people/steps/ask-address', { address });
    const asked = await application(t.house, t.project, acme.organisation, t.team.lead);
    const { ref } = asked!.organisation.addressAsked!;
    const link = `/road/${answerToken(t.house, t.project, ref, 'road')}`;
    assert.equal((await t.browser().post(link, {})).statusCode, 200);
  };
  await tick(t.house, t.project);
  await tick(t.house, t.project);
  const before = t.sent.length;
  await change('one@mallory.example');
  await change('two@mallory.example');
  await tick(t.house, t.project);
  const told = (address: string) =>
    t.sent
      .slice(before)
      .filter(({ to }) => to === address)
      .map(({ text }) => /^Somebody|last mail|asks that notices/.exec(text)?.[0])
      .sort();
  assert.deepEqual(told('psirt@acme.example'), ['Somebody', 'last mail']);
  assert.deepEqual(told('one@mallory.example'), ['Somebody', 'asks that notices', 'last mail']);
  assert.deepEqual(told('two@mallory.example'), ['asks that notices']);
  const now = await application(t.house, t.project, acme.organisation, t.team.lead);
  assert.equal(now!.organisation.answersEndedAt, t.clock.now, 'links that came to the address before open nothing');

  const again = await t.signedIn(acme.account);
  await again.post('/partner/people/steps/ask-address', { address: 'slow@acme.example' });
  const { ref } = (await application(t.house, t.project, acme.organisation, t.team.lead))!.organisation.addressAsked!;
  const link = `/road/${answerToken(t.house, t.project, ref, 'road')}`;
  assert.equal((await t.browser().get(link)).statusCode, 200);
  t.clock.pass(7 * day);
  assert.equal((await t.browser().post(link, {})).statusCode, 404, 'a week long');
});

test('a vouch is taken back until the team decides, and a request by mail is entered over the API', async () => {
  const t = await testServer();
  const acme = await joined(t, 'Acme');
  const sent = await t.browser().post('/join', { ...formFor('Gannet'), voucher: 'Acme' });
  const asks = /The organisation that you named is asked to vouch/;
  assert.match(sent.body, asks);
  const unnamed = await t.browser().post('/join', { ...formFor('Knot', 'psirt@knot.example'), voucher: ' ' });
  assert.match(unnamed.body, /We have your application/);
  assert.doesNotMatch(unnamed.body, asks, 'nobody was named, so nobody is asked');
  const own = await t.signedIn(acme.account);
  const here = /\/partner\/vouch\/[a-z0-9]+/.exec((await own.get('/partner/vouch')).body)![0];
  assert.doesNotMatch((await own.get(here)).body, /No answer/, 'the form itself answers for policy and voucher');
  await own.post(here, { answer: 'vouch', words: 'We know them.' });
  assert.match(textOf((await own.get('/partner/vouch')).body), /You vouch for Gannet/);
  const byProgram = await t.bearer(acme.account);
  const [asked] = (await byProgram.call('GET', '/api/v1/vouches')).body.data;
  assert.deepEqual([asked.name, typeof asked.vouched_at], ['Gannet', 'string']);
  const steps = `/api/v1/vouches/${asked.id}/steps`;
  assert.equal((await byProgram.call('POST', `${steps}/decline`, { reason: 'Not yet.' })).status, 200);
  assert.deepEqual((await byProgram.call('GET', '/api/v1/vouches')).body.data, [], 'an answer of no waits for nothing');
  assert.equal((await byProgram.call('POST', `${steps}/vouch`, { words: 'We know them now.' })).status, 200);
  assert.equal((await byProgram.call('POST', `${steps}/strike`, { reason: 'x' })).status, 404);
  assert.match((await own.get(here)).body, /We vouch no more/);
  assert.equal((await own.post(here, { answer: 'decline', words: ' ' })).statusCode, 422);
  assert.equal((await own.post(here, { answer: 'decline', words: 'They were sold.' })).statusCode, 303);
  assert.match(textOf((await own.get(here)).body), /You have declined/);
  const lead = await t.bearer(t.team.lead.id);
  const list = async () =>
    (await lead.call('GET', '/api/v1/distributors')).body.data as { name: string; state: string }[];
  assert.equal((await list()).find(({ name }) => name === 'Gannet')!.state, 'applied');

  const request = {
    ...{ name: 'Nordlinux', products: 'x', contact_name: 'Nina', contact_address: 'psirt@nord.example', voucher: '' },
    ...{ received_at: '2026-03-30T14:00:00Z', policy_version: 1 },
    answers: Object.fromEntries(criteria.map((id) => [id, 'See the mail.'])),
  };
  const send = async (fields: object, account: string, file = 'Subject: Join', key: Record<string, string> = {}) =>
    t.inject({
      method: 'POST',
      url: '/api/v1/distributors/by-mail',
      payload: `--b\r\nContent-Disposition: form-data; name="request"\r\n\r\n${JSON.stringify(fields)}\r\n--b\r\nContent-Disposition: form-data; name="mail"; filename="a.eml"\r\n\r\n${file}\r\n--b--\r\n`,
      headers: {
        ...{ 'content-type': 'multipart/form-data; boundary=b', authorization: `Bearer ${await t.token(account)}` },
        ...key,
      },
    });
  const bad = await send({ ...request, received_at: 'soon' }, t.team.lead.id, '');
  assert.equal(bad.statusCode, 422);
  assert.match(bad.body, /"pointer":"\/received_at"/);
  assert.match(bad.body, /"pointer":"\/mail"/);
  assert.equal((await send(request, t.team.developer.id)).statusCode, 404);
  const key = { 'idempotency-key': 'nordlinux-1' };
  const entered = await send(request, t.team.lead.id, undefined, key);
  assert.equal(entered.statusCode, 201);
  const again = await send(request, t.team.lead.id, undefined, key);
  assert.deepEqual([again.json(), again.headers['idempotent-replayed']], [entered.json(), 'true']);
  const other = await send(request, t.team.lead.id, 'Subject: Another', key);
  assert.deepEqual([other.statusCode, other.json().code], [422, 'key_used'], 'another mail is another request');
  assert.equal((await list()).filter(({ name }) => name === 'Nordlinux').length, 1);
  assert.equal((await list()).find(({ name }) => name === 'Nordlinux')!.state, 'applied');
});
