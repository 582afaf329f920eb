// Distributors answer without an account: by the link of their own copy, which shows nothing of the notice.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerToken } from '../../src/app/answer-token.ts';
import { tick } from '../../src/app/tick.ts';
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

  const question = after.questions[0];
  await takes(people.lead, `/api/v1/cases/${number}/steps/answer-question`, {
    question: question.id,
    text: 'No: it came with 1.31.',
  });
  const page = async (account: string, own: string) =>
    (await (await t.signedIn(account)).get(`/partner/notices/${own}`)).body;
  assert.match(await page(people.tern.account, ref), /No: it came with 1\.31\./);
  assert.doesNotMatch(await page(people.acme.account, refs!.acme), /1\.30|1\.31\./);
  assert.doesNotMatch((await stranger.get(here)).body, /it came with/);

  for (const step of ['decline-embargo', 'accept-embargo', 'tell-status', 'nothing'])
    assert.equal((await stranger.post(`${here}/${step}`, { reason: 'x', status: 'closed' })).statusCode, 404, step);
  const unknown = (await stranger.get('/answer/tg_lnk_none')).body;
  await takes(people.lead, `/api/v1/distributors/${people.tern.organisation}/steps/suspend`, { reason: 'Asked' });
  const gone = await stranger.get(here);
  assert.deepEqual([gone.statusCode, gone.body], [404, unknown], 'an ex-member’s link is an unknown one');
  assert.equal((await stranger.post(`${here}/tell-affected`, { affected: 'affected' })).statusCode, 404);
});
