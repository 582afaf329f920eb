// Against a server that only keeps what it was asked: each request has to be one that the API's own description knows.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { offline } from '../../../test/support/offline.ts';

interface Operation {
  readonly parameters?: readonly { readonly name: string }[];
}
const description = new URL('../../../docs/generated/openapi.json', import.meta.url);
const { paths } = JSON.parse(readFileSync(description, 'utf8')) as {
  paths: Record<string, Record<string, Operation>>;
};

interface Heard {
  readonly line: string;
  readonly type: string;
  readonly key: string | undefined;
  readonly body: string;
}
const heard: Heard[] = [];
const answers: Record<string, readonly [status: number, body: object]> = {
  'GET /api/v1/roster': [
    200,
    {
      data: [{ account: 'a1', name: 'Ada Okafor', address: 'ada@harbour.example', is_contact: true, is_current: true }],
    },
  ],
  'POST /api/v1/roster': [201, { step: 'name-person' }],
  'POST /api/v1/roster/steps/take-off': [200, { step: 'take-off' }],
  'POST /api/v1/roster/steps/leave': [
    409,
    {
      title: 'Not now',
      detail: 'You are the last one.',
      gates: [{ id: 'others-stay', sentence: 'You are the last.' }],
    },
  ],
  'POST /api/v1/distributors/by-mail': [201, { id: 'org-1' }],
};
const server = createServer(async (request, response) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const line = `${request.method} ${request.url}`;
  const { 'content-type': type = '', 'idempotency-key': key } = request.headers;
  heard.push({ line, type, key: key as string | undefined, body: Buffer.concat(parts).toString('utf8') });
  const [status, body] = answers[line] ?? [404, {}];
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
});
server.listen(0, '127.0.0.1');
await new Promise((ready) => server.once('listening', ready));
after(() => server.close());

const files = { 'request.yaml': 'name: Nordlinux\npolicy_version: 1\n', 'mail/request.eml': 'Subject: Join' };
const run = offline(files, {
  TIDEGATE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  TIDEGATE_TOKEN: 'tg_pat_test',
});

/** What the last command asked the server; the API has to describe it, and a key where one was sent. */
function asked(): Heard {
  const last = heard.at(-1)!;
  const [method = '', path = ''] = last.line.split(' ');
  const shape = path.replace(/\/steps\/[^/]+$/, '/steps/{step}');
  const operation = paths[shape]?.[method.toLowerCase()];
  assert.ok(operation, `${last.line} is no operation of the API`);
  const takesKey = operation.parameters?.some(({ name }) => name === 'Idempotency-Key') ?? false;
  assert.equal(last.key !== undefined, takesKey, 'a key goes where the API takes one');
  return last;
}

test('roster view shows each person in a line, or as it came', async () => {
  const shown = await run('roster', 'view');
  assert.deepEqual([shown.code, shown.err, asked().line], [0, '', 'GET /api/v1/roster']);
  assert.equal(shown.out.split('\n').length, 2);
  assert.match(shown.out, /a1.*Ada Okafor.*ada@harbour\.example/);
  assert.equal(JSON.parse((await run('roster', 'view', '--json')).out)[0].name, 'Ada Okafor');
});

test('roster name sends name and address, with another key each time', async () => {
  const named = await run('roster', 'name', 'Ada Okafor', 'ada@harbour.example');
  assert.deepEqual([named.code, named.err], [0, '']);
  const first = asked();
  assert.deepEqual(JSON.parse(first.body), { name: 'Ada Okafor', address: 'ada@harbour.example' });
  await run('roster', 'name', 'Ada Okafor', 'ada@harbour.example');
  assert.notEqual(asked().key, first.key);
});

test('roster do takes a step with its input, and says which gate is shut', async () => {
  assert.equal((await run('roster', 'do', 'take-off', '--input', 'account=a1')).code, 0);
  assert.deepEqual([asked().line, asked().body], ['POST /api/v1/roster/steps/take-off', '{"account":"a1"}']);
  const refused = await run('roster', 'do', 'leave');
  assert.notEqual(refused.code, 0);
  assert.match(refused.err, /You are the last/);
});

test('distributor by-mail sends the request as JSON and the mail as it came, under its own name', async () => {
  const entered = await run('distributor', 'by-mail', 'mail/request.eml', '--input', 'request.yaml');
  assert.deepEqual([entered.code, entered.err], [0, '']);
  assert.match(entered.out, /org-1/);
  const { type, body } = asked();
  const form = await new Response(body, { headers: { 'content-type': type } }).formData();
  assert.deepEqual(JSON.parse(String(form.get('request'))), { name: 'Nordlinux', policy_version: 1 });
  const mail = form.get('mail') as File;
  assert.deepEqual([mail.name, await mail.text()], ['request.eml', 'Subject: Join']);
  assert.equal((await run('distributor', 'by-mail', 'no.eml', '--input', 'request.yaml')).code, 1);
});

test('who is not signed in is told so before anything is sent', async () => {
  const before = heard.length;
  const url = { TIDEGATE_URL: 'http://127.0.0.1:9', HOME: '/nonexistent' };
  assert.equal((await offline({}, url)('roster', 'view')).code, 4);
  assert.equal(heard.length, before);
});
