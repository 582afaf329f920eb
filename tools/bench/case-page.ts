// How long a page of a case with a long history takes, beside a request that asks for nothing.

import { caseKeeping, caseRef } from '../../src/app/books.ts';
import { gatehouseOf } from '../../src/app/house.ts';
import { openSession } from '../../src/app/identity/session.ts';
import { receive } from '../../src/app/receive.ts';
import { takeBook, writeEvents } from '../../src/app/record.ts';
import type { Case } from '../../src/core/case/model.ts';
import { buildServer } from '../../src/http/server.ts';
import { freePort } from '../../src/main/free-port.ts';
import { readAccount } from '../../src/store/identity/accounts.ts';
import type { DurableHouse } from './durable-house.ts';
import { type Figure, median } from './figure.ts';

const events = 500;
const turns = 60;

/** The page's time beyond an empty request's, both p50, in milliseconds. */
export async function casePageFigure(durable: DurableHouse): Promise<Figure> {
  const { house, project } = durable;
  const number = await longCase(durable);
  const cookie = await signedIn(durable);
  const server = await buildServer(house, {
    projects: [{ id: project, host: null }],
    trustedProxies: [],
    mode: 'real',
    version: 'bench',
  });
  const port = await freePort();
  await server.listen({ host: '127.0.0.1', port });
  const get = async (path: string) => {
    const began = performance.now();
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie }, redirect: 'manual' });
    const body = await answer.text();
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    return { took: performance.now() - began, body };
  };
  try {
    const page = `/desk/cases/${number}`;
    const { body } = await get(page);
    if (!body.includes('Entry 499')) throw new Error('The page does not show the newest entry.');
    for (let turn = 0; turn < 10; turn += 1) await get(page);
    const [pages, empty]: [number[], number[]] = [[], []];
    for (let turn = 0; turn < turns; turn += 1) {
      pages.push((await get(page)).took);
      empty.push((await get('/healthz')).took);
    }
    const [whole, nothing] = [median(pages), median(empty)];
    return {
      name: `page of a case of ${events} events, p50`,
      value: whole,
      unit: 'ms',
      peer: { name: 'an empty request, p50', value: nothing },
      held: { value: whole - nothing, of: 'difference in ms' },
      bound: { is: 'under', value: 15 },
    };
  } finally {
    await server.close();
  }
}

/** A case whose book holds five hundred events, written in one transaction. */
async function longCase({ house, project, lead }: DurableHouse): Promise<string> {
  const report = { subject: 'A long story', effects: 'x', kind: 'vulnerability' };
  const got = await receive(house, project, report, [], 'form');
  if (got.kind !== 'received') throw new Error(JSON.stringify(got));
  await house.store.withTx(project, async (tx) => {
    const book = await takeBook<Case>(tx, house.root, caseRef(project, got.caseId));
    const messages = Array.from({ length: events - 1 }, (_, at) => ({
      type: 'MessageSent' as const,
      from: 'team' as const,
      audience: at % 2 ? ('internal' as const) : ('reporter' as const),
      text: `Entry ${at + 1}. ${'We have looked at it again and found a little more. '.repeat(3)}`,
      by: lead.id,
    }));
    await writeEvents(tx, book!, caseKeeping, messages, lead, house.now());
  });
  return got.number;
}

async function signedIn({ house, project, lead }: DurableHouse): Promise<string> {
  const gatehouse = gatehouseOf(house, project, 'Contour');
  const { token } = await house.store.withTx(project, async (tx) => {
    const row = await readAccount(tx, lead.id);
    return openSession(tx, gatehouse, row!, 'full', house.now());
  });
  return `tg_session=${token}`;
}
