// Notices through a mail server that fails, and what must hold of each of them afterwards.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { caseRef } from '../../src/app/books.ts';
import { tick } from '../../src/app/tick.ts';
import type { Mail } from '../../src/channels/post.ts';
import { smtpPost } from '../../src/channels/smtp.ts';
import { hour, minute, second } from '../../src/core/process/instant.ts';
import { type Delivery, listForBook } from '../../src/store/deliveries.ts';
import { type Failure, type FaultServer, faultServer, type Point } from './fault-smtp.ts';
import { contour, type TestHouse, testHouse } from './house.ts';
import { caseToTell, memberOf, sendNotice } from './members.ts';

const sponsored = { ...contour, membership: { ...contour.membership, voucher: 'team-sponsor' } } as const;

/** A case under embargo, its list of members, and a mail server that fails as it is told. */
export interface Stage {
  readonly t: TestHouse;
  readonly server: FaultServer;
  /** Ids of organisations and their addresses. */
  readonly members: ReadonlyMap<string, string>;
  readonly case: string;
  /** Milliseconds that our side waits for a whole mail. */
  patience: number;
}

// A server that keeps silent is waited for shortly; one that answers gets time enough, however busy this machine is.
const [short, long] = [300, 10_000];

const sender = fileURLToPath(new URL('sender.ts', import.meta.url));
const stages: Stage[] = [];
after(async () => {
  for (const { server } of stages) await server.close();
});

/** Puts a house up with so many members on the list. */
export async function stage(count: number): Promise<Stage> {
  const t = await testHouse({ playbook: sponsored });
  const server = await faultServer();
  const members = new Map<string, string>();
  for (let n = 1; n <= count; n += 1) {
    const { organisation } = await memberOf(t, `Member${n}`);
    members.set(organisation, `psirt@member${n}.example`);
  }
  const time = { patience: long };
  const house = { ...t.house, post: { send: (mail: Mail) => smtpPost({ url: server.url, ...time }).send(mail) } };
  const put: Stage = Object.assign(time, {
    t: Object.assign(Object.create(t), { house }) as TestHouse,
    server,
    members,
    case: await caseToTell(t),
  });
  await tick(t.house, t.project);
  stages.push(put);
  return put;
}

const notices = async ({ t, case: id }: Stage): Promise<readonly Delivery[]> =>
  (await t.house.store.readTx(t.project, (tx) => listForBook(tx, caseRef(t.project, id)))).filter(
    ({ letter, status }) => letter === 'notice' && status !== 'stopped',
  );

/** Mails whose content reached the server under a delivery's own Message-ID. */
const copiesOf = ({ server }: Stage, { id }: Delivery) => server.taken.filter(({ raw }) => raw.includes(`<${id}@`));

/** Sends one notice through a server that fails so; the server then recovers, and hours pass. */
export async function sentThrough(put: Stage, point?: Point, failure?: Failure) {
  const { t, server } = put;
  const before = new Set((await notices(put)).map(({ id }) => id));
  const own = async () => (await notices(put)).filter(({ id }) => !before.has(id));
  server.fail(point, failure);
  put.patience = failure === 'hang' ? short : long;
  await sendNotice(put.t, put.case, put.members.size);
  t.clock.pass(121 * second);
  await tick(t.house, t.project);
  t.clock.pass(minute);
  await tick(t.house, t.project);
  const atFirst = await own();
  server.fail();
  put.patience = long;
  for (const pause of [hour, hour]) {
    t.clock.pass(pause);
    await tick(t.house, t.project);
  }
  return { atFirst, atLast: await own() };
}

/** Sends one notice from a process that is killed when the server has come to this point; another goes on later. */
export async function killedAt(put: Stage, point: Point) {
  const { t, server } = put;
  const before = new Set((await notices(put)).map(({ id }) => id));
  const own = async () => (await notices(put)).filter(({ id }) => !before.has(id));
  server.fail();
  await sendNotice(put.t, put.case, put.members.size);
  t.clock.pass(121 * second);
  const told = JSON.stringify({ app: t.store.app, project: t.project, now: t.clock.now, url: server.url });
  const child = spawn(process.execPath, ['--import', './tools/tsx-loader.mjs', sender, told], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const over = new Promise<void>((ended) => child.once('exit', () => ended()));
  server.onReaching(point, () => child.kill('SIGKILL'));
  await over;
  put.patience = long;
  // Within a minute every mail that nobody can answer for is shown.
  t.clock.pass(minute - second);
  await tick(t.house, t.project);
  const atFirst = await own();
  t.clock.pass(hour);
  await tick(t.house, t.project);
  return { atFirst, atLast: await own() };
}

/** What must hold of every delivery, however the server behaved. */
export function checkEach(put: Stage, rows: readonly Delivery[], where: string): void {
  assert.equal(rows.length, put.members.size, where);
  for (const row of rows) {
    const copies = copiesOf(put, row);
    const came = copies.filter(({ verdict }) => verdict !== 'turned away');
    assert.ok(came.length <= 1, `${where}: one delivery came ${came.length} times`);
    if (row.status === 'done') assert.equal(came[0]?.verdict, 'taken', `${where}: done, and nothing was taken`);
    if (row.status === 'failed') assert.equal(came.length, 0, `${where}: failed, and it came`);
    assert.ok(['done', 'failed', 'in doubt'].includes(row.status), `${where}: still ${row.status}`);
    const own = put.members.get(row.recipient.split(':')[1]!);
    for (const copy of copies) assert.deepEqual(copy.to, [own], `${where}: a wrong address`);
  }
}

/** What becomes of every delivery in the end: refused for good, not to be known, or arrived once the server is well. */
export function endOf(point: string, failure: string): Delivery['status'] {
  if (failure === '5xx' && ['MAIL', 'RCPT', 'DATA', 'content', 'dot'].includes(point)) return 'failed';
  if (['content', 'dot'].includes(point) && ['drop', 'hang', 'garbage'].includes(failure)) return 'in doubt';
  return 'done';
}
