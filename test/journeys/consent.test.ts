import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, instant, plus } from '../../src/core/process/instant.ts';
import type { Playbook } from '../../src/core/process/playbook.ts';
import { contour } from '../support/house.ts';
import { cast, play, someSecrets, takes } from '../support/play.ts';
import { type Browser, follow, type TestServer, testServer } from '../support/server.ts';

const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

const eachCase: Playbook = {
  ...contour,
  embargo: { ...contour.embargo, consent: 'each-case', rsvp: { amount: 48, unit: 'hours' } },
};

async function roomOf(t: TestServer, words: string): Promise<Browser> {
  const reporter = t.browser();
  assert.equal((await reporter.post('/r/', { key: words })).statusCode, 303);
  return reporter;
}

test('a distributor reads only the terms before it accepts them, and the notice after; one that declines reads neither', async () => {
  const t = await testServer({ playbook: eachCase });
  const people = await cast(t);
  const { refs, number } = await play(t, people, 'noticed');
  const page = `/partner/notices/${refs!.acme}`;
  const acme = await t.signedIn(people.acme.account);
  const invited = textOf((await acme.get(page)).body);
  assert.match(invited, /You are invited to keep this embargo.*Please answer by/);
  assert.match(invited, /Embargo policy \(version 1\)/);
  assert.ok(!invited.includes(someSecrets.effects), 'the content stands there before consent');
  const early = await acme.post(`${page}/steps/open-notice`, {});
  assert.equal(early.statusCode, 409);
  assert.match(early.body, /has not accepted the embargo of this case/);

  const accepted = textOf((await follow(acme, await acme.post(`${page}/steps/accept-embargo`, {}))).body);
  assert.match(accepted, /You have accepted the embargo\. The notice is open to you\./);
  assert.ok(accepted.includes(someSecrets.effects), 'the content is missing after consent');
  assert.equal((await acme.post(`${page}/steps/open-notice`, {})).statusCode, 303);

  const tern = await t.signedIn(people.tern.account);
  const theirs = `/partner/notices/${refs!.tern}`;
  const declined = await tern.post(`${theirs}/steps/decline-embargo`, { reason: 'We patch on Friday.' });
  const after = textOf((await follow(tern, declined)).body);
  assert.match(after, /You do not keep this embargo\./);
  assert.ok(!after.includes(someSecrets.effects));
  const lead = await t.signedIn(t.team.lead.id);
  const desk = textOf((await lead.get(`/desk/cases/${number}`)).body);
  assert.match(desk, /Acme accepted the embargo/);
  assert.match(desk, /Tern declined the embargo.*We patch on Friday\./);
});

test('a reporter leaves an embargo with their reason, and comes back when they are asked again', async () => {
  const t = await testServer({ playbook: eachCase });
  const people = await cast(t);
  const { words, number } = await play(t, people, 'noticed');
  const reporter = await roomOf(t, words);
  assert.match((await reporter.get('/r/room')).body, /Read the terms.*Embargo policy \(version 1\)/s);
  const empty = await reporter.post('/r/decline-embargo', { reason: '' });
  assert.equal(empty.statusCode, 422);
  assert.match(empty.body, /aria-invalid.*decline-reason|decline-reason.*aria-invalid/s);
  const left = await reporter.post('/r/decline-embargo', { reason: 'I publish on Friday.' });
  const room = textOf((await follow(reporter, left)).body);
  assert.match(room, /The team has been told that you do not keep this embargo\..*Only a new invitation/);
  assert.doesNotMatch(room, /Accept the terms/);
  assert.equal((await reporter.post('/r/accept-embargo', {})).statusCode, 409);

  await takes(people.responder, `/api/v1/cases/${number}/steps/invite-participant`, { party: 'reporter' });
  const asked = await reporter.get('/r/room');
  assert.match(textOf(asked.body), /Your turn.*Accept the embargo.*Please answer by/);
  assert.match(asked.body, /href="#terms"/);
  const kept = await follow(reporter, await reporter.post('/r/accept-embargo', {}));
  assert.match(textOf(kept.body), /You keep this embargo, and the team sees it\..*You have accepted the terms/);
});

test('a reporter sees what is asked, answers it, and sets a deadline of their own that binds the date', async () => {
  const t = await testServer();
  const people = await cast(t);
  const { words, number } = await play(t, people, 'accepted');
  const step = `/api/v1/cases/${number}/steps`;
  await takes(people.lead, `${step}/ask-reporter`, { text: 'Which version did you try?' });
  const reporter = await roomOf(t, words);
  const asked = (await reporter.get('/r/room')).body;
  assert.match(textOf(asked), /Your turn/);
  assert.match(asked, /<blockquote>Which version did you try\?<\/blockquote>/);
  const answered = await follow(reporter, await reporter.post('/r/reply', { text: 'It was 1.33.2.' }));
  assert.match(textOf(answered.body), /Your message has been delivered\..*Our turn/);
  assert.doesNotMatch(answered.body, /<blockquote>/);

  const past = await reporter.post('/r/deadline', { date: '2020-01-01T00:00', note: '' });
  assert.equal(past.statusCode, 409);
  assert.match(past.body, /id="deadline-date"[^>]*aria-invalid/);
  const own = plus(t.clock.now, 30 * day);
  const set = await reporter.post('/r/deadline', { date: own.slice(0, 16), note: 'A talk.' });
  assert.match(textOf((await follow(reporter, set)).body), /Your deadline is on record.*You publish on/);
  const late = instant(`${plus(own, 5 * day).slice(0, 10)}T15:00:00Z`);
  const refused = await people.lead.call('POST', `${step}/propose-date`, { date: late });
  assert.equal(refused.status, 409);
  assert.match(refused.raw, /The reporter’s own deadline allows no date after/);
});
