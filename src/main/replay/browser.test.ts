import assert from 'node:assert/strict';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import test from 'node:test';
import { Browser } from './browser.ts';

interface Asked {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly cookie: string | undefined;
  readonly origin: string | undefined;
  readonly body: string;
}

const form =
  '<form method="post" action="/r/"><input type="hidden" name="form_token" value="t1"><input name="key"></form>';

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request.setEncoding('utf8')) body += part;
  return body;
}

test('the browser keeps cookies to their path, sends forms as they stand and follows where they lead', async () => {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const { method, url, headers } = request;
    asked.push({ method, url, cookie: headers.cookie, origin: headers.origin, body: await bodyOf(request) });
    if (method === 'POST') response.writeHead(303, { Location: '/r/room', 'Set-Cookie': 'room=x; Path=/r; HttpOnly' });
    else if (url === '/out') response.writeHead(302, { Location: 'http://example.org/' });
    response.end(form);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const browser = new Browser(base);
    const door = await browser.visit('/r/');
    const room = await browser.submit(door, '/r/', { key: 'ten words' });
    assert.deepEqual([room.path, room.status], ['/r/room', 200]);
    await browser.visit('/desk');
    await browser.submit(door, '/r/unknown', { text: 'a' });
    const [, post, follow, desk, bare] = asked;
    assert.equal(post?.body, 'form_token=t1&key=ten+words');
    assert.equal(post?.origin, base);
    assert.equal(follow?.cookie, 'room=x');
    assert.equal(desk?.cookie, undefined);
    assert.equal(bare?.body, 'form_token=t1&text=a');
    await assert.rejects(browser.visit('/out'), /leads out of the house/);
    await assert.rejects(browser.visit('http://example.org/'), /leads out of the house/);
  } finally {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
});
