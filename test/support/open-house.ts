// A test house with its web server on a free port of the loopback, for real browsers.
import { after } from 'node:test';
import { gatehouseOf } from '../../src/app/house.ts';
import { makeLink } from '../../src/app/identity/link.ts';
import { browserScripts } from '../../src/main/browser-scripts.ts';
import { freePort } from '../../src/main/free-port.ts';
import { type TestHouseOptions, testHouse } from './house.ts';
import { serverOver, type TestServer } from './server.ts';

export interface OpenHouse extends TestServer {
  /** `http://localhost:` and the port, without a path. */
  readonly origin: string;
  /** The address by which a person of the team registers a first passkey. */
  setUpLink(account: string): Promise<string>;
}

/** Puts up a house that browsers can reach; it is closed after the test that asks for it. */
export async function openHouse(options: TestHouseOptions = {}): Promise<OpenHouse> {
  let served: TestServer | undefined;
  after(() => served?.server.close());
  const t = await testHouse(options);
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const house = { ...t.house, baseUrl: origin };
  served = await serverOver(Object.assign(Object.create(t), { house }), { scripts: await browserScripts() });
  await served.server.listen({ host: '127.0.0.1', port });
  return Object.assign(served, {
    origin,
    async setUpLink(account: string) {
      const gatehouse = gatehouseOf(house, t.project, 'Contour');
      return (await house.store.withTx(t.project, (tx) => makeLink(tx, gatehouse, account, 'setup'))).url;
    },
  });
}
