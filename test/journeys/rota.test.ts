import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tick } from '../../src/app/tick.ts';
import { day, hour, instant, minute } from '../../src/core/process/instant.ts';
import type { Playbook } from '../../src/core/process/playbook.ts';
import { contour } from '../support/house.ts';
import { follow, type TestServer, testServer } from '../support/server.ts';

const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

const withRota: Playbook = {
  ...contour,
  roles: {
    rota: 'weekly',
    handOver: { weekday: 'Mon', hour: 9, tellTeamAfter: { amount: 24, unit: 'hours' } },
    lead: 'chosen',
    escalation: [
      { after: { amount: 2, unit: 'hours' }, tell: 'next' },
      { after: { amount: 6, unit: 'hours' }, tell: 'team' },
    ],
    reminders: 'owner',
  },
};

/** A house whose rota is the responder, then the lead. */
async function house(): Promise<TestServer> {
  const t = await testServer({ playbook: withRota });
  const lead = await t.signedIn(t.team.lead.id);
  const order = { [`place.${t.team.lead.id}`]: '2', [`place.${t.team.responder.id}`]: '1' };
  const set = await lead.post('/desk/rota/steps/set-rota', order);
  assert.match(textOf((await follow(lead, set)).body), /Done: Set the rota\..*On duty Test responder/);
  return t;
}

/** Mails since the last time somebody looked, as `to: first words`. */
function news(t: TestServer): readonly string[] {
  return t.sent.splice(0).map(({ to, subject, text }) => `${to.split('@')[0]}: ${subject}: ${text.split('\n')[0]}`);
}

async function report(t: TestServer, more: object = {}): Promise<string> {
  const sent = await t.caller().call('POST', '/api/v1/reports', { effects: 'A secret effect.', ...more });
  assert.equal(sent.status, 201, sent.raw);
  const lead = await t.bearer(t.team.lead.id);
  const { body } = await lead.call('GET', '/api/v1/cases');
  return body.data
    .map((each: { number: string }) => each.number)
    .sort()
    .at(-1);
}

test('the duty passes on only when it is acknowledged, and both are told', async () => {
  const t = await house();
  const responder = await t.signedIn(t.team.responder.id);
  const offered = await responder.post('/desk/rota/steps/offer-hand-off', { to: t.team.lead.id, note: 'All quiet' });
  assert.match(textOf((await follow(responder, offered)).body), /Offered to Test lead.*All quiet/);
  await tick(t.house, t.project);
  assert.deepEqual(news(t), [
    'lead: [contour] rota: The duty is offered to you. Say “I have it” if you take it; until then the earlier one stays on duty.',
  ]);

  // Monday 09:00 comes and nobody has said it.
  t.clock.now = instant('2026-04-06T08:59:59Z');
  await tick(t.house, t.project);
  assert.deepEqual(news(t), []);
  t.clock.now = instant('2026-04-06T09:00:00Z');
  for (let again = 0; again < 3; again += 1) await tick(t.house, t.project);
  const due = news(t);
  assert.deepEqual(due.map((line) => line.split(':')[0]).sort(), ['lead', 'responder']);
  const lead = await t.signedIn(t.team.lead.id);
  assert.match(textOf((await lead.get('/desk/rota')).body), /should have passed on\. Test responder is still on duty/);
  t.clock.pass(day);
  for (let again = 0; again < 2; again += 1) await tick(t.house, t.project);
  assert.deepEqual(news(t), ['team: [contour] rota: The duty should have passed on, and nobody has taken over.']);

  const next = await t.signedIn(t.team.lead.id);
  const taken = await next.post('/desk/rota/steps/acknowledge-hand-off', {});
  assert.match(
    textOf((await follow(next, taken)).body),
    /On duty Test lead Since.*took the duty over from Test responder/,
  );
  assert.equal((await next.post('/desk/rota/steps/acknowledge-hand-off', {})).statusCode, 409);
  await tick(t.house, t.project);
  assert.match(news(t).join(), /^responder: \[contour\] rota: The duty has passed on/);
});

test('a new report goes to whoever is on duty, then to the next, then to all, until somebody has it', async () => {
  const t = await house();
  const number = await report(t);
  await tick(t.house, t.project);
  const first = t.sent.splice(0);
  assert.deepEqual(first.map(({ to }) => to).sort(), ['responder@contour.example', 'team@contour.example']);
  for (const { subject, text } of first) assert.doesNotMatch(subject + text, /secret/i);

  t.clock.pass(2 * hour - minute);
  await tick(t.house, t.project);
  assert.deepEqual(news(t), []);
  t.clock.pass(minute);
  for (let again = 0; again < 3; again += 1) await tick(t.house, t.project);
  assert.match(
    news(t).join(),
    /^lead: \[contour\] CASE-2026-0001: Nobody has taken a report yet[^,]*, so you are told[^,]*$/,
  );

  const responder = await t.signedIn(t.team.responder.id);
  assert.equal((await responder.post(`/desk/cases/${number}/steps/see-report`, {})).statusCode, 303);
  t.clock.pass(8 * hour);
  await tick(t.house, t.project);
  assert.deepEqual(news(t), []);
  const lead = await t.signedIn(t.team.lead.id);
  const page = textOf((await lead.get(`/desk/cases/${number}`)).body);
  assert.match(page, /Tidegate told whoever has the duty: new report.*Told by mail: Test responder/);
  assert.match(page, /nobody has taken the report yet.*Told by mail: Test lead.*Test responder opened the report/);
});

test('a report that is said to be public goes to the whole rota at once', async () => {
  const t = await house();
  await report(t, { already_public: true });
  await tick(t.house, t.project);
  const told = t.sent.filter(({ text }) => text.includes('ALREADY PUBLIC')).map(({ to }) => to.split('@')[0]);
  assert.deepEqual(told.sort(), ['lead', 'responder', 'team']);
});

test('several clocks of one hour make one mail, once, never before their time', async () => {
  const t = await house();
  const one = await report(t);
  const two = await report(t);
  const responder = await t.signedIn(t.team.responder.id);
  for (const number of [one, two]) await responder.post(`/desk/cases/${number}/steps/see-report`, {});
  await tick(t.house, t.project);
  news(t);
  // Three business days from Wednesday 09:00 end on Monday 09:00; a day before that is Sunday 09:00.
  t.clock.now = instant('2026-04-05T09:59:59Z');
  await tick(t.house, t.project);
  assert.deepEqual(news(t), []);
  t.clock.now = instant('2026-04-05T10:00:00Z');
  for (let again = 0; again < 3; again += 1) await tick(t.house, t.project);
  const soon = t.sent.splice(0);
  assert.deepEqual(
    soon.map(({ to, subject }) => [to.split('@')[0], subject]),
    [['responder', '[contour] 4 things due']],
  );
  assert.match(soon[0]!.text, /CASE-2026-0001: First contact is due Mon 6 Apr 2026 09:00 UTC/);
  assert.doesNotMatch(soon[0]!.text, /secret/i);

  const again = await t.signedIn(t.team.responder.id);
  await again.post(`/desk/cases/${one}/steps/contact-reporter`, { text: 'Thank you.' });
  await tick(t.house, t.project);
  news(t);
  t.clock.now = instant('2026-04-06T10:00:00Z');
  await tick(t.house, t.project);
  const late = t.sent.splice(0).filter(({ subject }) => subject.includes('late'));
  assert.deepEqual(late.map(({ to }) => to.split('@')[0]).sort(), ['lead', 'responder']);
  assert.equal(late[0]!.subject, '[contour] 3 things due, 3 late');
  const lead = await t.signedIn(t.team.lead.id);
  assert.match(
    textOf((await lead.get(`/desk/cases/${two}`)).body),
    /reminded the owner of a clock: First contact is late/,
  );
});

test('the API says who is on duty and takes the same steps', async () => {
  const t = await house();
  const [responder, lead] = [await t.bearer(t.team.responder.id), await t.bearer(t.team.lead.id)];
  const { body } = await lead.call('GET', '/api/v1/rota');
  assert.deepEqual(
    [body.on_duty.name, body.next.name, body.hand_over_at],
    ['Test responder', 'Test lead', '2026-04-06T09:00:00.000Z'],
  );
  const early = await lead.call('POST', '/api/v1/rota/steps/acknowledge-hand-off');
  assert.deepEqual([early.status, early.body.gates[0].id], [409, 'offered']);
  const wrong = await responder.call('POST', '/api/v1/rota/steps/offer-hand-off', { too: 'x' });
  assert.equal(wrong.status, 422);
  await responder.call('POST', '/api/v1/rota/steps/offer-hand-off', { to: t.team.lead.id });
  const taken = await lead.call('POST', '/api/v1/rota/steps/acknowledge-hand-off');
  assert.equal(taken.body.on_duty.name, 'Test lead');
  const away = { account: t.team.responder.id, from: '2026-04-05T00:00:00Z', until: '2026-05-01T00:00:00Z' };
  const noted = await responder.call('POST', '/api/v1/rota/steps/note-absence', away);
  assert.equal(noted.body.next, null);
});

test('a letter in doubt names the person it was for', async () => {
  const t = await house();
  const responder = await t.signedIn(t.team.responder.id);
  t.answer = () => ({ kind: 'in doubt', reason: 'The line fell after the last byte.' });
  await responder.post('/desk/rota/steps/offer-hand-off', { to: t.team.lead.id, note: '' });
  await tick(t.house, t.project);
  const { body } = await responder.get('/desk/deliveries');
  assert.match(textOf(body), /Test lead in doubt/);
  assert.doesNotMatch(body, /account:/);
});
