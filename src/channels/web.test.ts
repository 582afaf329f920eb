import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { isPublicAddress, openWeb } from './web.ts';

test('only addresses of the open internet are spoken to', () => {
  const inner = [
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
  ];
  const inner6 = [
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
  ];
  for (const address of [...inner, ...inner6, '255.255.255.255', 'localhost', '']) {
    assert.equal(isPublicAddress(address), false, address);
  }
  for (const address of ['93.184.215.14', '8.8.8.8', '2606:4700::1111'])
    assert.equal(isPublicAddress(address), true, address);
});

test('without https, and to this machine, nothing is asked', async () => {
  const web = openWeb();
  for (const url of ['http://example.org/', 'https://user@example.org/', 'file:///etc/passwd', 'nonsense']) {
    assert.match(JSON.stringify(await web.get(url)), /Only plain https/, url);
  }
  for (const url of [
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://localhost/',
  ]) {
    assert.match(JSON.stringify(await web.get(url)), /not on the open internet/, url);
  }
});

/** A certificate for localhost that is its own authority. */
function certificate(): { readonly key: string; readonly cert: string } | undefined {
  const folder = mkdtempSync('/tmp/tg-tls-');
  const [key, cert] = [join(folder, 'key'), join(folder, 'cert')];
  const made = spawnSync('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'],
    ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', cert],
  ]);
  try {
    return made.status === 0 ? { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') } : undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const pair = certificate();

async function asked(answer: RequestListener, patience = 2_000) {
  const server = createServer(pair!, answer);
  await new Promise<void>((ready) => server.listen(0, 'localhost', ready));
  const { port } = server.address() as AddressInfo;
  const web = openWeb({ mayReach: () => true, ca: pair!.cert, patience });
  try {
    return await web.get(`https://localhost:${port}/key`);
  } finally {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
}

test('what is there is read; what is not, what is elsewhere, too much or too slow is not', {
  skip: pair ? false : 'openssl is not installed here',
}, async () => {
  const found = await asked((_, reply) => reply.end('bytes'));
  assert.deepEqual(found, { kind: 'found', bytes: Buffer.from('bytes') });
  assert.deepEqual(await asked((_, reply) => reply.writeHead(404).end()), { kind: 'absent' });
  const elsewhere = await asked((_, reply) => reply.writeHead(302, { location: 'https://127.0.0.1/' }).end());
  assert.match(JSON.stringify(elsewhere), /answered with 302/);
  const endless = await asked((_, reply) => {
    const more = () => reply.writable && reply.write('x'.repeat(65_536), () => setImmediate(more));
    more();
  });
  assert.match(JSON.stringify(endless), /more than 256 KiB|aborted/);
  assert.match(JSON.stringify(await asked(() => undefined, 200)), /did not answer in time/);
  const dripping = await asked((_, reply) => void reply.write('x'), 200);
  assert.equal(dripping.kind, 'failed');
});
