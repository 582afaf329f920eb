// How long a page of a case with a long history takes, beside a request that asks for nothing.

import { buildServer } from '../../src/http/server.ts';
import { freePort } from '../../src/main/free-port.ts';
import type { DurableHouse } from './durable-house.ts';
import { type Figure, median } from './figure.ts';
import { events, longCase, signedIn, write } from './long-case.ts';

const warmUp = 40;
const turns = 120;

/**
 * The page's time beyond an empty request's, both p50, in milliseconds: as it is opened again and again, and as it is
 * opened first after something was written. The three are asked in turn, so that what else the machine does meets all.
 */
export async function casePageFigures(durable: DurableHouse): Promise<readonly Figure[]> {
  const { house, project } = durable;
  const { id, number } = await longCase(durable);
  const cookie = await signedIn(durable);
  const server = await buildServer(house, {
    projects: [{ id: project, host: null }],
    trustedProxies: [],
    mode: 'real',
    version: 'bench',
  });
  const port = await freePort();
  await server.listen({ host: '127.0.0.1', port });
  const get = async (path: string, shows: string) => {
    const began = performance.now();
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie }, redirect: 'manual' });
    const body = await answer.text();
    const took = performance.now() - began;
    if (answer.status !== 200 || !body.includes(shows)) throw new Error(`${path} answered ${answer.status}`);
    return took;
  };
  const page = `/desk/cases/${number}`;
  const [empty, again, first]: [number[], number[], number[]] = [[], [], []];
  try {
    for (let turn = -warmUp; turn < turns; turn += 1) {
      const entry = `Entry ${events + warmUp + turn}.`;
      await write(durable, id, [entry]);
      const took = { first: await get(page, entry), empty: await get('/healthz', 'ok'), again: await get(page, entry) };
      if (turn < 0) continue;
      first.push(took.first);
      empty.push(took.empty);
      again.push(took.again);
    }
  } finally {
    await server.close();
  }
  const peer = { name: 'an empty request, p50', value: median(empty) };
  const beyond = (value: number) => ({ value: value - peer.value, of: 'difference in ms' });
  const name = `page of a case of ${events} events`;
  return [
    {
      name: `${name}, p50`,
      value: median(again),
      unit: 'ms',
      peer,
      held: beyond(median(again)),
      bound: { is: 'under', value: 15 },
    },
    { name: `${name}, first after a new one, p50`, value: median(first), unit: 'ms', peer },
  ];
}
