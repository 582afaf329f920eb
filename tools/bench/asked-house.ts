// A house behind its web server, asked as its lead.
import { buildServer } from '../../src/http/server.ts';
import { freePort } from '../../src/main/free-port.ts';
import type { DurableHouse } from './durable-house.ts';
import { signedIn } from './long-case.ts';

/** The house behind its web server, asked as the lead; a page that does not show what it should is a fault. */
export async function served(durable: DurableHouse) {
  const { house, project } = durable;
  const cookie = await signedIn(durable);
  const projects = [{ id: project, host: null }];
  const server = await buildServer(house, { projects, trustedProxies: [], mode: 'real', version: 'bench' });
  const port = await freePort();
  await server.listen({ host: '127.0.0.1', port });
  const get = async (path: string, shows: string) => {
    const began = performance.now();
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie }, redirect: 'manual' });
    const body = await answer.text();
    if (answer.status !== 200 || !body.includes(shows)) throw new Error(`${path} answered ${answer.status}`);
    return performance.now() - began;
  };
  return { get, close: () => server.close() };
}
