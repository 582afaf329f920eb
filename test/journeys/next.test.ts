// One answer for everybody, in the same words at every door.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cast, play } from '../support/play.ts';
import { testServer } from '../support/server.ts';

const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

test('desk, room, partner page and API say the same sentence, and everybody has one', async () => {
  const t = await testServer();
  const people = await cast(t);
  const { number, reporter, words, refs } = await play(t, people, 'noticed');
  const ask = async (who: { call: typeof people.lead.call }) => (await who.call('GET', '/api/v1/next')).body;

  const lead = await ask(people.lead);
  assert.match(lead.next.sentence, new RegExp(`^${number}: `));
  assert.equal(lead.next.case, number);
  const desk = await t.signedIn(t.team.lead.id);
  for (const path of ['/desk', `/desk/cases/${number}`, '/desk/distributors']) {
    assert.ok(textOf((await desk.get(path)).body).includes(lead.next.sentence), path);
  }
  assert.match(textOf((await desk.get(`/desk/cases/${number}`)).body), /Waiting for .*Answer the proposed date/);

  const outside = await ask(reporter);
  assert.equal(outside.next.step, 'answer-date');
  assert.ok(!JSON.stringify(outside).includes(number), 'no number of the desk goes out');
  const room = t.browser();
  await room.post('/r/', { key: words });
  assert.ok(textOf((await room.get('/r/room')).body).includes(outside.next.sentence));

  const acme = await ask(await t.bearer(people.acme.account));
  assert.equal(acme.next.notice, refs?.acme);
  assert.ok(!JSON.stringify(acme).includes(number));
  const partner = await t.signedIn(people.acme.account);
  assert.ok(textOf((await partner.get('/partner')).body).includes(acme.next.sentence));
  assert.ok(textOf((await partner.get(`/partner/notices/${refs?.acme}`)).body).includes(acme.next.sentence));

  for (const name of ['auditor', 'admin'] as const) {
    const { next } = await ask(await t.bearer(t.team[name].id));
    assert.deepEqual([next.sentence, next.step], ['Nothing is waiting for you.', null], name);
  }
  assert.equal((await t.caller().call('GET', '/api/v1/next')).status, 401);
});
