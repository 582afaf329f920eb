import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hour } from '../../src/core/process/instant.ts';
import { limits } from '../../src/http/limits.ts';
import { testServer, wordsOn } from '../support/server.ts';

test('who writes very much is told when to come back, keeps the words, and keeps nobody else waiting', async () => {
  const t = await testServer();
  const report = { subject: 'A gate', steps: 'x', effects: 'y', kind: 'vulnerability' };
  const enter = async () => {
    const words = wordsOn((await t.browser().post('/report', report)).body);
    const browser = t.browser();
    await browser.post('/r/', { key: words });
    await browser.get('/r/room');
    return browser;
  };
  const [one, other] = [await enter(), await enter()];
  for (let sent = 0; sent < limits.words.most; sent += 1) {
    assert.equal((await one.post('/r/room/steps/send-message', { text: `Detail ${sent}` })).statusCode, 303);
  }
  const late = await one.post('/r/room/steps/send-message', { text: 'The one that matters' });
  assert.equal(late.statusCode, 429);
  assert.equal(late.headers['retry-after'], '3600');
  assert.match(late.body, /send it after .*10:00/);
  assert.match(late.body, />The one that matters<\/textarea>/, 'what was written stays in the form');
  assert.equal((await one.post('/r/credit', { credit: 'none' })).statusCode, 429);
  assert.doesNotMatch((await one.get('/r/room')).body, /The one that matters/, 'nothing of it was taken');
  assert.equal((await other.post('/r/room/steps/send-message', { text: 'Mine goes through' })).statusCode, 303);
  t.clock.pass(hour);
  assert.equal((await one.post('/r/room/steps/send-message', { text: 'The one that matters' })).statusCode, 303);
});
