import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerUrl } from '../../src/app/answer-token.ts';
import { faultsOfRecord } from '../../src/cli/leak-record.ts';
import { day } from '../../src/core/process/instant.ts';
import { cast, play, someSecrets, takes } from '../support/play.ts';
import { type TestServer, testServer } from '../support/server.ts';

const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

/** Sends the form of the leak room with a file, as a browser does. */
async function recordWithFile(t: TestServer, number: string, fields: Readonly<Record<string, string>>) {
  const desk = await t.signedIn(t.team.responder.id);
  const cookie = [...desk.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const given = { form_token: desk.formToken!, ...fields };
  const parts = Object.entries(given).map(
    ([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const file =
    '--b\r\nContent-Disposition: form-data; name="files"; filename="post.txt"\r\n\r\nseen in a forum\r\n--b--\r\n';
  return t.inject({
    method: 'POST',
    url: `/desk/cases/${number}/leaks`,
    payload: [...parts, file].join(''),
    headers: { 'content-type': 'multipart/form-data; boundary=b', cookie, origin: 'http://localhost:7300' },
  });
}

test('a member’s leak is tied, frozen, judged, decided, counted, and its record holds against the chain', async () => {
  const t = await testServer();
  const people = await cast(t);
  const { number, refs } = await play(t, people, 'dated');
  const steps = `/api/v1/cases/${number}/steps`;
  const acme = await t.signedIn(people.acme.account);
  assert.match((await acme.get(`/partner/notices/${refs!.acme}`)).body, /action="\/partner\/leak"/);
  const told = await acme.post('/partner/leak', {
    ...{ what: 'The workaround.', toWhom: 'A customer.', since: '2026-04-01T08:30', how: 'A mistyped address.' },
    notice: refs!.acme,
  });
  assert.equal(told.headers.location, `/partner/notices/${refs!.acme}?done=leak`);

  const now = (await people.lead.call('GET', '/api/v1/next')).body;
  assert.match(JSON.stringify(now), /Acme has reported a leak: tie it to its case, at once/);
  const lead = await t.signedIn(t.team.lead.id);
  const room = (await lead.get(`/desk/cases/${number}/leaks`)).body;
  const report = /leaks\?report=([^&"]+)/.exec(room)![1]!;

  const before = (await people.lead.call('GET', `/api/v1/cases/${number}/who-knows`)).body;
  const answer = await recordWithFile(t, number, { what: 'The workaround.', toWhom: 'A customer.', report });
  assert.equal(answer.statusCode, 303, answer.body);
  const again = await recordWithFile(t, number, { what: 'The workaround.', toWhom: 'A customer.', report });
  assert.equal(again.statusCode, 409);
  assert.match(textOf(again.body), /is on record in this case already/);

  await takes(people.lead, `${steps}/judge-leak`, {
    ...{ extent: 'partial', cause: 'accidental', reason: 'They say so.', organisation: people.acme.organisation },
  });
  const held = await people.lead.call('POST', `${steps}/decide-leak`, { decision: 'hold' }, { 'idempotency-key': 'h' });
  assert.equal(held.status, 409);
  assert.match(held.raw, /To hold instead, write why/);
  await takes(people.lead, `${steps}/decide-leak`, { decision: 'hold', reason: 'The customer has deleted it.' });

  const { body } = await people.lead.call('GET', `/api/v1/cases/${number}/leaks/newest/record`);
  const { record, markdown } = body;
  assert.equal(record.evidence.files[0].name, 'post.txt');
  assert.equal(record.evidence.knew.length, before.data.length, 'frozen as it was before the record');
  assert.match(markdown, /Acme, since .*: had an early notice; bound by the embargo, policy version 1/);
  assert.match(markdown, /hold \(the table recommended assess\)\. The customer has deleted it\./);
  assert.deepEqual(faultsOfRecord(record), []);
  const bent = structuredClone(record);
  bent.evidence.knew.pop();
  assert.deepEqual(faultsOfRecord(bent), ['The list of who knew is not the one that was frozen.']);
  const cut = structuredClone(record);
  cut.chain[3].at = '2020-01-01T00:00:00.000Z';
  assert.match(faultsOfRecord(cut)[0]!, /entry 4 is not what was recorded/);
  const file = await lead.get(`/desk/cases/${number}/files/${record.evidence.files[0].blob}`);
  assert.equal(file.body, 'seen in a forum');

  const ledger = `/desk/distributors/${people.acme.organisation}/steps/strike`;
  const strike = { reason: 'A customer was told.', leak: record.leak.id, case: number };
  assert.match(textOf((await lead.get('/desk/leaks')).body), /No strike was counted for it/);
  assert.equal((await lead.post(ledger, strike)).statusCode, 303);
  assert.equal((await lead.post(ledger, strike)).statusCode, 409, 'a leak counts once');
  assert.doesNotMatch(textOf((await lead.get('/desk/leaks')).body), /proposes to remove/);
  await lead.post(ledger, { reason: 'And again.' });
  assert.match(textOf((await lead.get('/desk/leaks')).body), /The playbook proposes to remove it for good/);
});

test('who knows is told as of any moment, and seen through others’ eyes only on record and without a name', async () => {
  const t = await testServer();
  const people = await cast(t);
  const { number, refs } = await play(t, people, 'dated');
  const at = (moment: string) => people.lead.call('GET', `/api/v1/cases/${number}/who-knows?at=${moment}`);
  const all = (await at('')).body.data as readonly { name: string; since: string; party: string }[];
  assert.ok(all.some(({ name }) => name === 'Acme') && all.some(({ name }) => name === 'Tern'));
  assert.deepEqual((await at('2020-01-01T00:00:00Z')).body.data, []);
  const acme = all.find(({ name }) => name === 'Acme')!;
  const early = (await at(all[0]!.since)).body.data as readonly { name: string }[];
  assert.ok(early.length < all.length && !early.some(({ name }) => name === 'Acme'));
  assert.equal((await at('yesterday')).status, 422);
  assert.equal((await people.developer.call('GET', `/api/v1/cases/${number}/who-knows`)).status, 404);

  const desk = await t.signedIn(t.team.lead.id);
  assert.match((await desk.get(`/desk/cases/${number}/who-knows`)).body, /See as Acme/);
  assert.equal((await desk.get(`/desk/cases/${number}/who-knows?at=yesterday`)).statusCode, 422);
  const seen = await desk.post(`/desk/cases/${number}/view-as`, { party: acme.party });
  const own = await t.signedIn(people.acme.account);
  const theirs = (await own.get(`/partner/notices/${refs!.acme}`)).body;
  const notice = (html: string) => /<div class="paper">.*?<\/div>/s.exec(html)![0];
  assert.equal(notice(seen.body), notice(theirs), 'the same notice, byte for byte');
  assert.match(seen.body, /READ ONLY/);
  assert.match(seen.body, /<fieldset disabled/);
  assert.doesNotMatch(seen.body, /name="form_token"/);
  const reporter = await desk.post(`/desk/cases/${number}/view-as`, { party: 'reporter' });
  assert.equal(reporter.statusCode, 200);
  assert.ok(!reporter.body.includes(someSecrets.name) && !reporter.body.includes(someSecrets.contact));
  const timeline = (await people.lead.call('GET', `/api/v1/cases/${number}/timeline`)).raw;
  assert.equal(timeline.match(/CaseViewedAs/g)?.length, 2);
  const responder = await t.signedIn(t.team.responder.id);
  assert.equal((await responder.post(`/desk/cases/${number}/view-as`, { party: 'reporter' })).statusCode, 404);
});

test('whoever opens something of a case is on record, once a day; a link, a head and a page fetched ahead are no reader, and each is seen through as they see it themselves', async () => {
  const t = await testServer();
  const people = await cast(t);
  const { number, refs } = await play(t, people, 'noticed');
  const page = `/partner/notices/${refs!.acme}`;
  const acts = async (party: RegExp) => {
    const { data } = (await people.lead.call('GET', `/api/v1/cases/${number}/who-knows`)).body;
    const found = data.find((each: { party: string }) => party.test(each.party));
    return (found?.acts ?? []).map((act: { what: string }) => act.what) as string[];
  };
  const contact = new RegExp(`^person:${people.acme.account}@`);
  const seq = async () => (await people.lead.call('GET', `/api/v1/cases/${number}`)).headers.etag;
  const before = await seq();
  const once = ['opened notice 1'];
  assert.deepEqual(await acts(contact), once, 'over the API, when the case was played');
  t.clock.pass(day);
  const own = await t.signedIn(people.acme.account);
  const desk = await t.signedIn(t.team.lead.id);
  const seen = async () => textOf((await desk.get(`/desk/cases/${number}/notices/1`)).body);

  const link = answerUrl(t.house, t.project, refs!.acme).replace(t.house.baseUrl, '');
  assert.equal((await t.inject({ method: 'HEAD', url: link })).statusCode, 200);
  const ahead = await t.browser().get(link, { 'sec-purpose': 'prefetch;prerender' });
  assert.equal(ahead.statusCode, 200);
  assert.match(await seen(), /Acme(?!.*Answer link opened)/);
  assert.equal((await t.browser().get(link)).statusCode, 200);
  assert.match(await seen(), /Answer link opened/);
  assert.ok((await acts(/^organisation:/)).some((what) => /opened by link: by somebody who holds the link/.test(what)));

  const cookie = [...own.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  assert.equal((await t.inject({ method: 'HEAD', url: page, headers: { cookie } })).statusCode, 200);
  assert.equal((await own.get(page, { 'sec-purpose': 'prefetch' })).statusCode, 503, 'nothing is given out unrecorded');
  assert.deepEqual(await acts(contact), once);
  await own.get(page);
  await own.get(page);
  assert.deepEqual(await acts(contact), [...once, ...once]);
  assert.match(await seen(), /seen .*, by 1 person/);

  await desk.get(`/desk/cases/${number}/advisory`);
  const team = await acts(new RegExp(`^account:${t.team.lead.id}$`));
  assert.ok(team.includes('opened the case') && team.includes('opened the advisory’s draft'));
  const other = await t.signedIn(t.team.responder.id);
  await other.get(`/desk/cases/${number}/notices/1/copies/${refs!.acme}`);
  const ofOther = await acts(new RegExp(`^account:${t.team.responder.id}$`));
  assert.ok(ofOther.includes('opened notice 1'), 'what left holds every word of the notice');
  assert.equal(await seq(), before, 'reading makes no form of the case out of date');

  const viewed = async (party: string) => (await desk.post(`/desk/cases/${number}/view-as`, { party })).body;
  const main = (html: string) =>
    /<main.*<\/main>/s.exec(html)![0].replace(/<input type="hidden" name="form_token"[^>]*>/g, '');
  const seenByContact = await viewed(`person:${people.acme.account}@${people.acme.organisation}`);
  assert.equal(main(seenByContact), main((await own.get(page)).body));
  const developer = await viewed(`account:${t.team.developer.id}`);
  const theirs = await (await t.signedIn(t.team.developer.id)).get(`/desk/cases/${number}`);
  const words = (html: string) => textOf(main(html));
  assert.equal(words(developer), words(theirs.body));
  assert.match(developer, /READ ONLY/);
  assert.match(developer, /<fieldset disabled/);
  assert.doesNotMatch(developer, /name="form_token"/);
  const named = await own.post('/partner/people', { name: 'Ada Okafor', address: 'ada@acme.example' });
  assert.equal(named.statusCode, 303);
  const roster = (await (await t.bearer(people.acme.account)).call('GET', '/api/v1/roster')).body.data;
  const ada = roster.find((each: { name: string }) => each.name === 'Ada Okafor').account;
  assert.match(await viewed(`person:${ada}@${people.acme.organisation}`), /sees nothing of the case now/);
  const stranger = await desk.post(`/desk/cases/${number}/view-as`, {
    party: `person:${ada}@${people.tern.organisation}`,
  });
  assert.equal(stranger.statusCode, 409);
});

test('a stranger’s report of a leak waits on the overview and is tied to its case, in both', async () => {
  const t = await testServer();
  const people = await cast(t);
  const { number } = await play(t, people, 'dated');
  const sent = await t.browser().post('/report/leak', { what: 'A post shows it.', toWhom: 'A forum.' });
  assert.equal(sent.statusCode, 200);
  const lead = await t.signedIn(t.team.lead.id);
  const other = /href="\/desk\/cases\/(CASE-\d+-\d+)">Read the report/.exec((await lead.get('/desk/leaks')).body)![1]!;
  await takes(people.lead, `/api/v1/cases/${number}/steps/record-leak`, {
    ...{ what: 'A post shows it.', to_whom: 'A forum.', other, silent_patch: true },
  });
  assert.match(
    (await lead.get(`/desk/cases/${other}`)).body,
    new RegExp(`Related to[^<]*<a href="/desk/cases/${number}"`),
  );
  assert.doesNotMatch((await lead.get('/desk/leaks')).body, /Read the report/);
  assert.match(textOf((await lead.get(`/desk/cases/${number}/leaks`)).body), /Told by a stranger/);
});
