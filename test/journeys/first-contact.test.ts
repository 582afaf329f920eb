import assert from 'node:assert/strict';
import { test } from 'node:test';
import { follow, testServer, wordsOn } from '../support/server.ts';

test('a stranger reports, the team answers, and the reporter reads the answer, all without script', async () => {
  const t = await testServer();
  assert.equal((await t.inject({ url: '/healthz' })).body, 'ok\n');

  const stranger = t.browser();
  const receipt = await stranger.post('/report', {
    subject: 'A tenant can read another tenant’s secrets',
    steps: 'Apply the attached route',
    effects: 'Secrets leave the namespace',
    kind: 'vulnerability',
  });
  assert.equal(receipt.statusCode, 200, receipt.body);
  assert.equal(receipt.headers['cache-control'], 'no-store');
  const words = wordsOn(receipt.body);
  assert.equal(words.split(' ').length, 10);

  const responder = await t.signedIn(t.team.responder.id);
  const inbox = await responder.get('/desk');
  assert.equal(inbox.statusCode, 200, inbox.body);
  const number = /\/desk\/cases\/(CASE-\d{4}-\d{4})/.exec(inbox.body)?.[1];
  assert.ok(number, inbox.body);
  const room = await responder.get(`/desk/cases/${number}`);
  assert.match(room.body, /id="contact-reporter-text"/);
  const empty = await responder.post(`/desk/cases/${number}/steps/contact-reporter`, { text: '' });
  assert.equal(empty.statusCode, 422);
  assert.match(empty.body, /One thing to mend/);
  const done = await responder.post(`/desk/cases/${number}/steps/contact-reporter`, {
    text: 'Thank you, we look at it.',
  });
  assert.match((await follow(responder, done)).body, /Thank you, we look at it/);

  const reporter = t.browser();
  assert.equal((await reporter.post('/r/', { key: 'not ten words' })).statusCode, 422);
  const entered = await reporter.post('/r/', { key: words.toUpperCase() });
  const mine = await follow(reporter, entered);
  assert.match(mine.body, /Thank you, we look at it/);
  assert.doesNotMatch(mine.body, new RegExp(number));
  const answered = await reporter.post('/r/room/steps/send-message', { text: 'Here is one more detail.' });
  assert.match((await follow(reporter, answered)).body, /one more detail/);
  assert.match((await responder.get(`/desk/cases/${number}`)).body, /one more detail/);

  const left = await reporter.post('/r/leave', {});
  assert.equal(left.headers.location, '/r/');
  assert.equal((await reporter.get('/r/room')).statusCode, 303);
});
