// What cannot be taken back asks for the device, not only for a session that somebody may have carried off.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gatehouseOf } from '../../src/app/house.ts';
import { receive } from '../../src/app/receive.ts';
import { minute } from '../../src/core/process/instant.ts';
import { Authenticator } from '../support/authenticator.ts';
import { caseWork } from '../support/case-work.ts';
import { enrol } from '../support/gatehouse.ts';
import { type Browser, follow, testServer } from '../support/server.ts';

const place = { origin: 'http://localhost:7300', relyingParty: 'localhost' };

/** A lead at a device of their own, six minutes after the last passkey, before a case whose date is proposed. */
async function staleLead() {
  const t = await testServer();
  const report = await receive(t.house, t.project, { effects: 'Lua code of a tenant runs in Envoy.' }, [], 'api');
  if (report.kind === 'faults') assert.fail(JSON.stringify(report));
  await caseWork(t, report.caseId).draft('2026-04-20T16:00:00Z');
  const enrolled = await enrol(gatehouseOf(t.house, t.project, 'Contour'), { roles: ['lead'] });
  const browser = t.browser();
  browser.cookies.set('tg_session', enrolled.session.token);
  t.clock.pass(6 * minute);
  const here = `/desk/cases/${report.number}`;
  const page = await browser.get(here);
  return { t, browser, here, page: page.body, device: enrolled.device };
}

/** What the script of the page adds to the form: the answer of a device. */
async function answerOf(browser: Browser, device: Authenticator) {
  const begun = await browser.post('/identity/confirm/options', {}, { accept: 'application/json' });
  const { ceremony, options } = begun.json();
  return { ceremony, answer: JSON.stringify(device.signIn({ ...place, challenge: options.challenge })) };
}

const formOf = (page: string, step: string): string =>
  new RegExp(`<form[^>]*/steps/${step}"[^>]*>`).exec(page)?.[0] ?? assert.fail(`no form of ${step}`);

test('ending an embargo asks for a passkey in the same form, and a stolen session ends none', async () => {
  const { t, browser, here, page, device } = await staleLead();
  assert.match(formOf(page, 'end-embargo'), /data-passkey="use" data-options="\/identity\/confirm\/options"/);
  assert.match(page, /<script[^>]*passkey\.js/);
  assert.doesNotMatch(formOf(page, 'plan-communication'), /data-passkey/);

  const input = { reason: 'It was posted to a public list.' };
  const stolen = await browser.post(`${here}/steps/end-embargo`, input);
  assert.equal(stolen.statusCode, 403);
  assert.match(stolen.body, /asks for a fresh confirmation with your passkey/);
  assert.match(stolen.body, /It was posted to a public list\./, 'what was typed is kept');
  const foreign = await answerOf(browser, new Authenticator());
  assert.equal((await browser.post(`${here}/steps/end-embargo`, { ...input, ...foreign })).statusCode, 403);
  const lead = await t.bearer(t.team.lead.id);
  const standing = async () => (await lead.call('GET', here.replace('/desk', '/api/v1'))).body.embargo.state;
  assert.equal(await standing(), 'proposed');

  const sent = await browser.post(`${here}/steps/end-embargo`, { ...input, ...(await answerOf(browser, device)) });
  assert.match((await follow(browser, sent)).body, /Done: End the embargo now\./);
  assert.equal(await standing(), 'exited');
});

test('a passkey that was shown is not asked for again, also when the input has to be mended', async () => {
  const { browser, here, device } = await staleLead();
  const mended = await browser.post(`${here}/steps/end-embargo`, { reason: '', ...(await answerOf(browser, device)) });
  assert.equal(mended.statusCode, 422);
  assert.doesNotMatch(formOf(mended.body, 'end-embargo'), /data-passkey/);
  assert.equal((await browser.post(`${here}/steps/end-embargo`, { reason: 'A leak.' })).statusCode, 303);
});

test('what can be taken back asks for no passkey', async () => {
  const { browser, here } = await staleLead();
  assert.equal((await browser.post(`${here}/steps/plan-communication`, { text: 'The list first.' })).statusCode, 303);
});
