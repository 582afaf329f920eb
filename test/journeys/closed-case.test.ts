// What a closed case still says: it waits for nobody, and nothing is to do in it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cast, play, takes } from '../support/play.ts';
import { testServer } from '../support/server.ts';

/** What a page says, without its markup. */
const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

test('a closed case waits for nobody, also where a distributor never opened its notice', async () => {
  const t = await testServer();
  const people = await cast(t);
  const { lead } = people;
  const { number } = await play(t, people, 'closed');
  const { body } = await lead.call('GET', `/api/v1/cases/${number}`);
  assert.deepEqual(body.waits_for, []);
  assert.equal(body.next.sentence, `${number}: it is closed; nothing is left to do`);
  const desk = await t.signedIn(t.team.lead.id);
  const page = textOf((await desk.get(`/desk/cases/${number}`)).body);
  assert.doesNotMatch(page, /Waiting for|Stop the notice/);
  assert.match(page, /The team decided the date/);
  assert.ok((await desk.get('/desk')).body.includes(`/desk/cases/${number}"`));
  for (const view of ['mine', 'others']) {
    assert.ok(!(await desk.get(`/desk?view=${view}`)).body.includes(`/desk/cases/${number}"`), view);
  }

  const account = t.team.developer.id;
  await takes(lead, `/api/v1/cases/${number}/steps/add-action-item`, { text: 'Fuzz the parser.', account });
  const later = (await lead.call('GET', `/api/v1/cases/${number}`)).body;
  assert.deepEqual(
    later.waits_for.map(({ step }: { step: string }) => step),
    ['finish-action-item'],
  );
  assert.match(later.next.sentence, /it waits for a developer: Mark an action item done/);
  assert.ok((await desk.get('/desk?view=others')).body.includes(`/desk/cases/${number}"`));
});

test('the checklist of a closed case names nothing that was never done', async () => {
  const t = await testServer();
  const people = await cast(t);
  const { responder } = people;
  const { number } = await play(t, people, 'received');
  const steps = `/api/v1/cases/${number}/steps`;
  const desk = await t.signedIn(t.team.responder.id);
  const page = async () => textOf((await desk.get(`/desk/cases/${number}`)).body);
  assert.match(await page(), /not started/);
  await takes(responder, `${steps}/reject-report`, { reason: 'not-security', text: 'It is a bug.' });
  await takes(responder, `${steps}/close-case`, { reason: 'Nothing to mend.' });
  assert.doesNotMatch(await page(), /not started/);
});
