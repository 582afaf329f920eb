// An application behind its own address: kept as a draft, sent, asked about, decided, appealed against.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handleOrganisation } from '../../src/app/organisations.ts';
import { handleProject, readProject } from '../../src/app/projects.ts';
import { tick } from '../../src/app/tick.ts';
import { playbookInForce } from '../../src/core/access/project.ts';
import { day } from '../../src/core/process/instant.ts';
import { cast, joined, play } from '../support/play.ts';
import { type Browser, type TestServer, testServer } from '../support/server.ts';

const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const criteria = ['active-distributor', 'user-base', 'track-record', 'not-a-rebuild', 'contributor'];

const formFor = (name: string): Record<string, string> => ({
  name,
  products: 'A distribution of Contour',
  contactName: 'Nina',
  contactAddress: `psirt@${name.toLowerCase()}.example`,
  voucher: '',
  ...Object.fromEntries(criteria.map((id) => [`answers.${id}`, `Evidence for ${id}: https://example.org`])),
});

/** Keeps a draft, and says the path of its page. */
async function drafted(browser: Browser, name: string): Promise<string> {
  const saved = await browser.post('/join', { ...formFor(name), act: 'save' });
  assert.equal(saved.statusCode, 303);
  return String(saved.headers.location).replace('?done=saved', '');
}

async function idOf(t: TestServer, name: string): Promise<string> {
  const { body } = await (await t.bearer(t.team.lead.id)).call('GET', '/api/v1/distributors');
  return body.data.find((each: { name: string }) => each.name === name).id;
}

test('a draft is kept behind an address that nobody can guess, says so once, and ends after thirty days', async () => {
  const t = await testServer();
  const browser = t.browser();
  const path = await drafted(browser, 'Nordlinux');
  assert.match(path, /^\/join\/tg_apl_\w{49}$/);
  assert.match(textOf((await browser.get(`${path}?done=saved`)).body), new RegExp(`Your draft is kept .*${path}`));
  const page = await t.browser().get(path);
  assert.doesNotMatch(textOf(page.body), new RegExp(path), 'the address is shown once');
  assert.match(page.body, /Evidence for user-base/);
  // Nobody at the desk can read it, and no other address opens it.
  const desk = await (await t.bearer(t.team.lead.id)).call('GET', '/api/v1/distributors');
  assert.deepEqual(desk.body.data, []);
  const other = await t.browser().get(`${path.slice(0, -1)}${path.endsWith('a') ? 'b' : 'a'}`);
  assert.equal(other.statusCode, 404);
  t.clock.pass(31 * day);
  assert.equal((await t.browser().get(path)).statusCode, 404);
});

test('a policy that changes between draft and sending is shown again, and is accepted as it then reads', async () => {
  const t = await testServer();
  const browser = t.browser();
  const path = await drafted(browser, 'Nordlinux');
  const hashOn = (body: string) => /name="policyHash" value="(\w+)"/.exec(body)![1]!;
  const seen = hashOn((await browser.get(path)).body);
  const playbook = playbookInForce(await readProject(t.house, t.project));
  const embargo = {
    ...playbook.embargo,
    policyVersion: 2,
    policy: `${playbook.embargo.policy}\nAnd tell nobody else.`,
  };
  const newer = { ...playbook, version: playbook.version + 1, embargo };
  const adopted = await handleProject(
    t.house,
    t.project,
    { type: 'AdoptPlaybook', playbook: newer },
    { kind: 'system' },
  );
  assert.equal(adopted.kind, 'done');
  const sent = await browser.post(path, { ...formFor('Nordlinux'), accepted: 'on', policyHash: seen });
  assert.equal(sent.statusCode, 409);
  assert.match(textOf(sent.body), /has a new text since you opened this page/);
  assert.match(textOf(sent.body), /And tell nobody else\./);
  assert.match(sent.body, /Evidence for user-base/);
  assert.doesNotMatch(sent.body, /id="accepted"[^>]*checked/);
  const again = await browser.post(path, { ...formFor('Nordlinux'), accepted: 'on', policyHash: hashOn(sent.body) });
  assert.equal(again.statusCode, 200);
  const twice = await browser.post(path, { ...formFor('Nordlinux'), accepted: 'on' });
  assert.equal(twice.statusCode, 303, 'what was sent is not sent twice');
  const { body } = await (await t.bearer(t.team.lead.id)).call('GET', '/api/v1/distributors');
  assert.deepEqual(
    body.data.map((each: { policy_version: number }) => each.policy_version),
    [2],
  );
});

test('the applicant answers what the team asks, reads the reason of a refusal, and appeals once', async () => {
  const t = await testServer();
  const browser = t.browser();
  const path = await drafted(browser, 'Nordlinux');
  await browser.post(path, { ...formFor('Nordlinux'), accepted: 'on' });
  const id = await idOf(t, 'Nordlinux');
  const take = (command: { type: string } & Record<string, unknown>) =>
    handleOrganisation(t.house, t.project, id, command, t.team.lead);
  const isDone = async (command: { type: string } & Record<string, unknown>) =>
    assert.equal((await take(command)).kind, 'done', command.type);

  await isDone({ type: 'AskApplicant', question: 'Who builds your packages?' });
  assert.match(textOf((await browser.get(path)).body), /The team asks you Who builds your packages\?/);
  assert.equal((await browser.post(`${path}/steps/answer`, { answer: ' ' })).statusCode, 422);
  assert.equal((await browser.post(`${path}/steps/answer`, { answer: 'We do.' })).statusCode, 303);
  const lead = await t.signedIn(t.team.lead.id);
  assert.match(textOf((await lead.get(`/desk/distributors/${id}`)).body), /Who builds your packages\? .*We do\./);

  assert.equal((await browser.post(`${path}/steps/appeal`, { reason: 'Too early.' })).statusCode, 409);
  await isDone({ type: 'JudgeCriterion', criterion: 'track-record', judgement: 'no', note: 'None since 2024.' });
  await isDone({ type: 'RefuseMembership', reason: 'Nothing was fixed in public since 2024.' });
  const refused = textOf((await browser.get(path)).body);
  assert.match(refused, /Nothing was fixed in public since 2024\./);
  assert.doesNotMatch(refused, /None since 2024/, 'notes are the team’s');
  assert.equal((await browser.post(`${path}/steps/appeal`, { reason: 'See our list of May.' })).statusCode, 303);
  await isDone({ type: 'DecideAppeal', outcome: 'reopened', reason: 'The list counts.' });
  assert.match(textOf((await browser.get(path)).body), /It was granted: The list counts\./);
  await isDone({ type: 'RefuseMembership', reason: 'It is a rebuild.' });
  const second = await browser.post(`${path}/steps/appeal`, { reason: 'Again.' });
  assert.equal(second.statusCode, 409);
  assert.match(textOf(second.body), /No further appeal is possible/);
});

test('a person of a member is named by its contact, and reads nothing before accepting the same terms by name', async () => {
  const t = await testServer();
  const all = await cast(t);
  const { refs } = await play(t, all, 'noticed');
  const contact = await t.signedIn(all.acme.account);
  const named = await contact.post('/partner/people', { name: 'Dora Lind', address: 'dora@acme.example' });
  assert.equal(named.statusCode, 303);
  await tick(t.house, t.project);
  const mail = t.sent.findLast(({ to }) => to === 'dora@acme.example');
  assert.match(mail?.text ?? '', /Acme names you .*\/set-up\//s);
  const list = await (await t.bearer(all.acme.account)).call('GET', '/api/v1/roster');
  assert.deepEqual([list.body.under_terms, list.body.people], [1, 2]);
  const account = list.body.data.find((each: { is_contact: boolean }) => !each.is_contact).account;

  const dora = await t.signedIn(account);
  const notice = `/partner/notices/${refs!.acme}`;
  assert.equal((await contact.get(notice)).statusCode, 200);
  assert.equal((await dora.get(notice)).statusCode, 404);
  assert.match(textOf((await dora.get('/partner')).body), /Accept the terms by name first/);
  assert.doesNotMatch((await dora.get('/partner')).body, new RegExp(refs!.acme));
  assert.doesNotMatch((await dora.get('/partner/people')).body, /psirt@acme/, 'one of the roster sees nobody else');
  // Only the contact speaks for the organisation.
  const other = await dora.post('/partner/people', { name: 'Eve', address: 'eve@acme.example' });
  assert.equal(other.statusCode, 403);
  assert.equal((await dora.post('/partner/people/steps/accept-terms', { version: '7' })).statusCode, 303);
  assert.equal((await dora.get(notice)).statusCode, 404, 'a text that is not the newest is not accepted');
  await dora.post('/partner/people/steps/accept-terms', { version: '1' });
  assert.equal((await dora.get(notice)).statusCode, 200);
  const desk = await (await t.signedIn(t.team.lead.id)).get(`/desk/distributors/${all.acme.organisation}`);
  assert.match(textOf(desk.body), /2 of 2 under terms/);

  assert.equal((await contact.post('/partner/people/steps/take-off', { account })).statusCode, 303);
  assert.notEqual((await dora.get(notice)).statusCode, 200);
  assert.match(textOf((await contact.get('/partner/people')).body), /Dora Lind .*left/);
});

test('imported members are only invited: nothing leaves before somebody counts them, and they answer before they are members', async () => {
  const t = await testServer();
  const lead = await t.signedIn(t.team.lead.id);
  const csv = 'organisation,address\nQuay,psirt@quay.example\nTern,psirt@tern.example\n';
  const looked = await lead.post('/desk/distributors/import', { csv });
  assert.match(textOf(looked.body), /2 organisations .*Quay psirt@quay\.example/);
  const miscounted = await lead.post('/desk/distributors/import', { csv, count: '3' });
  assert.equal(miscounted.statusCode, 422);
  await tick(t.house, t.project);
  assert.equal(t.sent.length, 0);
  const api = await t.bearer(t.team.lead.id);
  const hostile = await api.call('POST', '/api/v1/distributors/import', { csv: `${csv}=Evil,a@b.example\n`, count: 3 });
  assert.deepEqual([hostile.status, hostile.body.errors[0].pointer], [422, '/rows/4/organisation']);
  assert.equal((await lead.post('/desk/distributors/import', { csv, count: '2' })).statusCode, 303);
  await tick(t.house, t.project);
  assert.deepEqual(t.sent.map(({ to }) => to).sort(), ['psirt@quay.example', 'psirt@tern.example']);
  const again = await api.call('POST', '/api/v1/distributors/import', { csv });
  assert.equal(again.status, 422, 'who is known is not invited twice');

  const path = /\/join\/\w+/.exec(t.sent.find(({ to }) => to.includes('quay'))!.text)![0];
  const quay = t.browser();
  assert.match(textOf((await quay.get(path)).body), /The team has put Quay down for the list/);
  const id = await idOf(t, 'Quay');
  const accept = { type: 'AcceptMembership', reason: 'Known.' };
  assert.equal((await handleOrganisation(t.house, t.project, id, accept, t.team.lead)).kind, 'refused');
  assert.equal((await quay.post(path, { ...formFor('Quay'), act: 'save' })).statusCode, 303);
  assert.equal((await quay.post(path, { ...formFor('Quay'), accepted: 'on' })).statusCode, 200);
  const { body } = await api.call('GET', `/api/v1/distributors/${id}`);
  assert.deepEqual([body.state, body.policy.version], ['vouched', 1]);
  const done = await handleOrganisation(t.house, t.project, id, accept, t.team.lead);
  assert.equal(done.kind, 'done', JSON.stringify(done));
  assert.equal((await quay.get(path)).statusCode, 200, 'the decision can be read there');
  assert.equal((await quay.post(`${path}/steps/accept-policy`, {})).statusCode, 409, 'and nothing accepted any more');
  t.clock.pass(8 * day);
  assert.equal((await quay.get(path)).statusCode, 404, 'a week later it opens nothing');
});

test('who is on the list is read by whom the playbook says: nobody besides the team, its members, or everybody', async () => {
  const t = await testServer();
  const { account } = await joined(t, 'Acme');
  const member = await t.signedIn(account);
  const seen = async () => [
    (await t.browser().get('/distributors')).statusCode,
    (await member.get('/partner/members')).statusCode,
  ];
  assert.deepEqual(await seen(), [404, 404]);
  for (const [directory, expected] of [
    ['organisations', [404, 200]],
    ['public', [200, 200]],
  ] as const) {
    const playbook = playbookInForce(await readProject(t.house, t.project));
    const next = { ...playbook, version: playbook.version + 1, membership: { ...playbook.membership, directory } };
    await handleProject(t.house, t.project, { type: 'AdoptPlaybook', playbook: next }, { kind: 'system' });
    assert.deepEqual(await seen(), expected, directory);
  }
  const page = await t.browser().get('/distributors');
  assert.match(textOf(page.body), /Acme Acme Kubernetes/);
  assert.doesNotMatch(page.body, /psirt/, 'addresses stay with the team');
  assert.match((await t.browser().get('/policy')).body, /href="\/distributors"/);
});
