import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gatehouseOf } from '../../src/app/house.ts';
import { inviteAccount } from '../../src/app/identity/invite-account.ts';
import { makeDemoLink } from '../../src/app/identity/link.ts';
import { foundProject } from '../../src/app/projects.ts';
import { isRefusal } from '../../src/core/case/decide.ts';
import { hour, minute } from '../../src/core/process/instant.ts';
import { Authenticator } from '../support/authenticator.ts';
import { contour } from '../support/house.ts';
import { type Browser, follow, serverOver, type TestServer, testServer } from '../support/server.ts';

const place = { origin: 'http://localhost:7300', relyingParty: 'localhost' };

/** What the script of the page does: asks for options, has the device answer, and sends the form. */
async function withDevice(
  browser: Browser,
  path: string,
  answerTo: (ceremony: { challenge: string; origin: string; relyingParty: string }) => object,
  fields: Record<string, string> = {},
) {
  const begun = await browser.post(`${path}/options`, {}, { accept: 'application/json' });
  assert.equal(begun.statusCode, 200, begun.body);
  const { ceremony, options } = begun.json();
  const answer = JSON.stringify(answerTo({ ...place, challenge: options.challenge }));
  return browser.post(path, { ceremony, answer, ...fields });
}

async function invitation(t: TestServer): Promise<string> {
  const gatehouse = gatehouseOf(t.house, t.project, 'Contour');
  const given = { name: 'New person', address: 'new@contour.example', roles: ['responder'], organisation: null };
  const invited = await inviteAccount(gatehouse, given, { kind: 'system' });
  if (isRefusal(invited)) throw new Error(JSON.stringify(invited));
  return new URL(invited.link.url).pathname;
}

test('an invited person makes a passkey, is in, goes out, and comes back with it', async () => {
  const t = await testServer();
  const link = await invitation(t);
  const browser = t.browser();
  for (let n = 0; n < 3; n += 1) assert.equal((await browser.get(link)).statusCode, 200, 'reading it uses nothing up');
  const page = await follow(browser, await browser.post(link, {}));
  assert.match(page.body, /data-passkey="create"/);
  assert.equal((await browser.get('/desk')).statusCode, 303, 'an enrolling session may only enrol');
  assert.equal((await t.browser().post(link, {})).statusCode, 404, 'the link works once');

  const device = new Authenticator();
  const made = await withDevice(browser, '/register', (asked) => device.register(asked), { label: 'Laptop' });
  assert.equal(made.statusCode, 303, made.body);
  assert.equal((await follow(browser, made)).statusCode, 303);
  const desk = await browser.get('/desk');
  assert.match(desk.body, /New person/);
  await browser.get('/sign-out');
  const out = await browser.post('/sign-out', {});
  assert.match(String(out.headers['clear-site-data']), /cache/);
  assert.equal((await browser.get('/desk')).headers.location, '/sign-in?next=%2Fdesk');

  await browser.get('/sign-in?next=/desk/distributors');
  const back = await withDevice(browser, '/identity/sign-in', (asked) => device.signIn(asked), {
    next: '/desk/distributors',
  });
  assert.equal(back.headers.location, '/desk/distributors');
  assert.match(String(back.headers['set-cookie']), /tg_session=.*HttpOnly; SameSite=Strict/);
  assert.equal((await follow(browser, back)).statusCode, 200);
  const stranger = await withDevice(t.browser(), '/identity/sign-in', (asked) => new Authenticator().signIn(asked));
  assert.equal(stranger.statusCode, 422);
});

test('a session ends after thirty idle minutes, and a confirmation is fresh for five', async () => {
  const t = await testServer();
  const browser = await t.signedIn(t.team.lead.id);
  t.clock.pass(29 * minute);
  assert.equal((await browser.get('/desk')).statusCode, 200);
  t.clock.pass(31 * minute);
  assert.equal((await browser.get('/desk')).statusCode, 303);
});

test('links that sign in by themselves exist in a demonstration alone', async () => {
  const real = await testServer();
  const gatehouse = { ...gatehouseOf(real.house, real.project, 'Contour'), isDemo: true };
  const link = new URL((await makeDemoLink(gatehouse, real.team.lead.id)).url).pathname;
  assert.equal((await real.browser().get(link)).statusCode, 404);
  const demo = await serverOver({ ...real, house: { ...real.house, isDemo: true } }, { mode: 'demo' });
  const browser = demo.browser();
  const entered = await browser.get(link);
  assert.equal(entered.statusCode, 303, entered.body);
  assert.equal((await browser.get('/desk')).statusCode, 200);
});

test('the ten words open the room for twelve hours, from this site alone', async () => {
  const t = await testServer();
  const { body } = await t.caller().call('POST', '/api/v1/reports', { effects: 'It breaks' });
  const browser = t.browser();
  await browser.post('/r/', {
    key: body.key
      .split(' ')
      .map((word: string, at: number) => `${at + 1}. ${word}`)
      .join('\n'),
  });
  assert.equal((await browser.get('/r/room')).statusCode, 200);
  const forged = await t.inject({
    method: 'POST',
    url: '/r/room/steps/send-message',
    payload: 'text=x',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'http://localhost:7300',
      cookie: `tg_room=${browser.cookies.get('tg_room')}`,
    },
  });
  assert.equal(forged.statusCode, 403, 'without the room’s form token');
  t.clock.pass(12 * hour);
  assert.equal((await browser.get('/r/room')).headers.location, '/r/');
});

test('two projects under two names do not know each other', async () => {
  const t = await testServer();
  const second = await foundProject(t.house, {
    slug: 'second',
    host: 'second.example',
    title: 'Second',
    product: 'second',
    vendor: 'second',
    namespace: 'https://second.example',
    contact: 'security@second.example',
    playbook: contour,
    lists: {},
    lines: [],
  });
  const both = await serverOver(t, {
    projects: [
      { id: t.project, host: 'first.example' },
      { id: second, host: 'second.example' },
    ],
  });
  const at = (host: string, url: string, headers: Record<string, string> = {}) =>
    both.inject({ url, headers: { host, ...headers } });
  assert.match((await at('first.example', '/')).body, /Contour/);
  assert.match((await at('second.example', '/')).body, /Second/);
  assert.equal((await at('third.example', '/')).statusCode, 421);
  const authorization = `Bearer ${await t.token(t.team.lead.id)}`;
  assert.equal((await at('first.example', '/api/v1/cases', { authorization })).statusCode, 200);
  assert.equal((await at('second.example', '/api/v1/cases', { authorization })).statusCode, 401);
});
