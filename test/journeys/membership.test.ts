// An organisation's membership as the team decides on it: who was removed, who is let in, and what asks for a passkey.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enterMailRequest } from '../../src/app/mail-requests.ts';
import { handleOrganisation } from '../../src/app/organisations.ts';
import { application } from '../../src/app/queries/directory.ts';
import { tick } from '../../src/app/tick.ts';
import { day } from '../../src/core/process/instant.ts';
import { joined } from '../support/play.ts';
import { type TestServer, testServer } from '../support/server.ts';

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
    { type: 'RemoveMember', reason: 'Told a chat again.', permanent: true },
  ]) {
    const done = await handleOrganisation(t.house, t.project, old, command, t.team.lead);
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
  const page = await stolen.get(`/desk/distributors/${id}`);
  const formOf = (step: string) => new RegExp(`<form[^>]*/steps/${step}"[^>]*>`).exec(page.body)?.[0] ?? '';
  assert.match(formOf('strike'), /<form/);
  assert.doesNotMatch(formOf('strike'), /data-passkey/);
  const api = await t.bearer(t.team.lead.id);
  for (const step of ['suspend', 'remove']) {
    assert.match(formOf(step), /data-passkey="use"/, step);
    const refused = await stolen.post(`/desk/distributors/${id}/steps/${step}`, { reason: 'A rumour.' });
    assert.equal(refused.statusCode, 403, step);
    assert.match(refused.body, /asks for a fresh confirmation with your passkey/);
    assert.match(refused.body, /A rumour\./, 'what was typed is kept');
    const keyless = await api.call('POST', `/api/v1/distributors/${id}/steps/${step}`, { reason: 'A rumour.' });
    assert.equal(keyless.status, 428, step);
  }
  const strike = await stolen.post(`/desk/distributors/${id}/steps/strike`, { reason: 'Told a chat.' });
  assert.equal(strike.statusCode, 303);
  const fresh = await t.signedIn(t.team.lead.id);
  const done = await fresh.post(`/desk/distributors/${id}/steps/suspend`, { reason: 'Told a chat.' });
  assert.equal(done.statusCode, 303);
  const key = { 'idempotency-key': 'one' };
  const removed = await api.call('POST', `/api/v1/distributors/${id}/steps/remove`, { reason: 'Again.' }, key);
  assert.deepEqual([removed.status, removed.body.state], [200, 'removed']);
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
