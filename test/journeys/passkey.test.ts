// The whole way of a passkey in a real browser, under the headers that every page carries.
import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { inviteAccount } from '../../src/app/identity/invite-account.ts';
import { openLink } from '../../src/app/identity/link.ts';
import { beginRegistration, finishRegistration } from '../../src/app/identity/register-passkey.ts';
import { readSession } from '../../src/app/identity/session.ts';
import { beginSignIn, finishSignIn } from '../../src/app/identity/sign-in.ts';
import { securityHeaders } from '../../src/http/headers.ts';
import { testStore } from '../support/cluster.ts';
import { host, type TestGatehouse, testGatehouse } from '../support/gatehouse.ts';

const bundle = await build({
  entryPoints: ['src/browser/passkey.ts'],
  bundle: true,
  format: 'esm',
  target: 'es2022',
  write: false,
});
const script = bundle.outputFiles[0]!.text;
const { store } = await testStore('contour');

let house: TestGatehouse;
let session = '';
let answers: Record<string, string>[] = [];
let browser: Browser;
let context: BrowserContext;

const page = (kind: 'create' | 'use', action: string) => `<!doctype html><html lang="en"><title>Tidegate</title>
<form method="post" action="${action}" data-passkey="${kind}" data-options="${action}/options">
<input type="hidden" name="ceremony"><input type="hidden" name="answer"><input name="label" value="My laptop">
<button>Go on</button><p role="alert" data-passkey-says></p></form><script type="module" src="/passkey.js"></script></html>`;

async function reply(request: IncomingMessage): Promise<{ status: number; type: string; body: string }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString())) as Record<string, string>;
  const html = (body: string, status = 200) => ({ status, type: 'text/html; charset=utf-8', body });
  const json = (value: unknown, status = 200) => ({ status, type: 'application/json', body: JSON.stringify(value) });
  switch (`${request.method} ${request.url}`) {
    case 'GET /passkey.js':
      return { status: 200, type: 'text/javascript', body: script };
    case 'GET /set-up':
      return html(page('create', '/register'));
    case 'GET /sign-in':
      return html(page('use', '/in'));
    case 'GET /broken':
      return html(page('use', '/broken'));
    case 'POST /register/options':
      return json(await beginRegistration(house, (await readSession(house, session, { mayEnrol: true }))!));
    case 'POST /register': {
      const who = (await readSession(house, session, { mayEnrol: true }))!;
      const given = { ceremony: form.ceremony!, answer: JSON.parse(form.answer!), label: form.label! };
      const done = await finishRegistration(house, who, given);
      return html('session' in done ? '<h1>registered</h1>' : '<h1>refused</h1>');
    }
    case 'POST /in/options':
      return json(await beginSignIn(house));
    case 'POST /in': {
      answers.push(form);
      const opened = await finishSignIn(house, { ceremony: form.ceremony!, answer: JSON.parse(form.answer || '{}') });
      return html(opened ? '<h1>signed in</h1>' : '<h1>refused</h1>');
    }
    case 'POST /broken/options':
      return json({ detail: 'Too many tries. Wait a minute, then try again.' }, 429);
    default:
      return html('', 404);
  }
}

const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
  const { status, type, body } = await reply(request);
  response.writeHead(status, { ...securityHeaders, 'Content-Type': type }).end(body);
});

before(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  house = { ...testGatehouse(store, 'contour'), origin: `http://localhost:${(server.address() as AddressInfo).port}` };
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  context = await browser.newContext();
});

after(async () => {
  await browser?.close();
  server.close();
});

async function withDevice(): Promise<{ tab: Page; setVerified(is: boolean): Promise<void>; faults: string[] }> {
  const tab = await context.newPage();
  const faults: string[] = [];
  tab.on(
    'console',
    (line) => line.type() === 'error' && !/Failed to load resource/.test(line.text()) && faults.push(line.text()),
  );
  tab.on('pageerror', (error) => faults.push(String(error)));
  const cdp = await context.newCDPSession(tab);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  });
  return {
    tab,
    faults,
    setVerified: (isUserVerified) =>
      cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }).then(() => undefined),
  };
}

test('a person registers a passkey and signs in with it; no page breaks a rule of its own headers', async () => {
  const ann = { name: 'Ann', address: 'ann@example.org', roles: ['lead'], organisation: null };
  const invited = await inviteAccount(house, ann, host);
  assert.ok('link' in invited);
  session = (await openLink(house, invited.link.token))!.token;
  const { tab, faults } = await withDevice();
  await tab.goto(`${house.origin}/set-up`);
  await tab.click('button');
  await tab.waitForSelector('h1');
  assert.equal(await tab.textContent('h1'), 'registered');
  await tab.goto(`${house.origin}/sign-in`);
  await tab.click('button');
  await tab.waitForSelector('h1');
  assert.equal(await tab.textContent('h1'), 'signed in');
  const [sent] = answers;
  const replayed = await finishSignIn(house, { ceremony: sent!.ceremony!, answer: JSON.parse(sent!.answer!) });
  assert.equal(replayed, undefined);
  assert.deepEqual(faults, []);
  await tab.close();
});

test('what the server has to say, and a device that did not confirm, are told in the form', async () => {
  const { tab, setVerified, faults } = await withDevice();
  await tab.goto(`${house.origin}/broken`);
  await tab.click('button');
  await tab.getByText('Too many tries. Wait a minute, then try again.').waitFor();
  await setVerified(false);
  await tab.goto(`${house.origin}/sign-in`);
  await tab.click('button');
  await tab.getByText(/Nothing was confirmed|could not do this/).waitFor();
  assert.equal(await tab.getAttribute('form', 'aria-busy'), 'false');
  assert.deepEqual(faults, []);
  await tab.close();
});

test('without script the form still goes somewhere and nothing is let in', async () => {
  answers = [];
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const tab = await plain.newPage();
  await tab.goto(`${house.origin}/sign-in`);
  await tab.click('button');
  assert.equal(await tab.textContent('h1'), 'refused');
  assert.deepEqual(
    answers.map(({ answer }) => answer),
    [''],
  );
  await plain.close();
});
