import assert from 'node:assert/strict';
import { type AddressInfo, createServer } from 'node:net';
import test from 'node:test';
import { freePort, isPortFree } from './free-port.ts';
import { portHolder, portIsTaken } from './port-holder.ts';

test('a busy port is named with the process that holds it, and the way out', async () => {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  assert.equal(await isPortFree('127.0.0.1', port), false);
  assert.match((await portHolder(port)) ?? '', new RegExp(`node.*\\(process ${process.pid}\\)`));
  assert.match(
    await portIsTaken(port),
    new RegExp(`^Port ${port} is taken by .*TIDEGATE_LISTEN=127\\.0\\.0\\.1:${port + 1}`),
  );
  await new Promise((closed) => server.close(closed));
});

test('a free port has no holder', async () => {
  const port = await freePort();
  assert.equal(await isPortFree('127.0.0.1', port), true);
  assert.equal(await portHolder(port), undefined);
});
