// Notices through mail servers that fail, and what must hold of each of them afterwards.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { after } from 'node:test';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { caseRef } from '../../src/app/books.ts';
import { tick } from '../../src/app/tick.ts';
import type { Mail, Post } from '../../src/channels/post.ts';
import { smtpPost } from '../../src/channels/smtp.ts';
import { hour, minute, second } from '../../src/core/process/instant.ts';
import { type Delivery, listForBook } from '../../src/store/deliveries.ts';
import { type Failure, isMute, type Point } from './fault-points.ts';
import { type FaultServer, faultServer, trusted } from './fault-smtp.ts';
import { contour, type TestHouse, testHouse } from './house.ts';
import { caseToTell, memberOf, sendNotice } from './members.ts';

const sponsored = { ...contour, membership: { ...contour.membership, voucher: 'team-sponsor' } } as const;
setDefaultCACertificates([...getCACertificates('default'), ...trusted]);

/** A mail server and our side's way to it. */
interface Line {
  readonly server: FaultServer;
  readonly post: Post;
}

/** A case under embargo, its list of members, and a mail server for each way to fail. */
export interface Stage {
  readonly t: TestHouse;
  /** Ids of organisations and their addresses. */
  readonly members: ReadonlyMap<string, string>;
  readonly case: string;
  /** Where a mail goes. */
  route: (mail: Mail) => Line;
  /** The server that fails so, made when it is first asked for; the healthy one without a failure. */
  lineTo(isSecure: boolean, failure?: Failure): Promise<Line>;
  servers(): Promise<readonly FaultServer[]>;
}

// A server that keeps silent is waited for shortly; one that answers gets time enough, however busy this machine is.
const [short, long] = [400, 20_000];

const sender = fileURLToPath(new URL('sender.ts', import.meta.url));
const stages: Stage[] = [];
after(async () => {
  for (const put of stages) for (const server of await put.servers()) await server.close();
});

/** Puts a house up with so many members on the list. */
export async function stage(count: number): Promise<Stage> {
  const t = await testHouse({ playbook: sponsored });
  const lines = new Map<string, Promise<Line>>();
  const members = new Map<string, string>();
  for (let n = 1; n <= count; n += 1) {
    const { organisation } = await memberOf(t, `Member${n}`);
    members.set(organisation, `psirt@member${n}.example`);
  }
  const makeLine = async (isSecure: boolean, failure: Failure | undefined): Promise<Line> => {
    const server = await faultServer({ isSecure });
    return { server, post: smtpPost({ url: server.url, patience: failure && isMute(failure) ? short : long }) };
  };
  const lineTo = (isSecure: boolean, failure?: Failure) => {
    const name = `${isSecure}/${failure}`;
    const made = lines.get(name) ?? makeLine(isSecure, failure);
    lines.set(name, made);
    return made;
  };
  const well = await lineTo(false);
  const house = { ...t.house, post: { send: (mail: Mail) => put.route(mail).post.send(mail) } };
  const put: Stage = {
    t: Object.assign(Object.create(t), { house }) as TestHouse,
    members,
    case: await caseToTell(t),
    route: () => well,
    lineTo,
    servers: async () => (await Promise.all(lines.values())).map(({ server }) => server),
  };
  await tick(put.t.house, t.project);
  stages.push(put);
  return put;
}

const notices = async ({ t, case: id }: Stage): Promise<readonly Delivery[]> =>
  (await t.house.store.readTx(t.project, (tx) => listForBook(tx, caseRef(t.project, id)))).filter(
    ({ letter, status }) => letter === 'notice' && status !== 'stopped',
  );

/**
 * Sends one notice; the servers fail at a point, each in its own way, and the mails go to them in turn. Then all is well,
 * and hours pass.
 * @returns the deliveries after the first minute and in the end, which way to fail each of them met, and the addresses of
 * those whose content a failing server had
 */
export async function sentThrough(put: Stage, point: Point, failures: readonly Failure[], isSecure: boolean) {
  const { t } = put;
  const before = new Set((await notices(put)).map(({ id }) => id));
  const own = async () => (await notices(put)).filter(({ id }) => !before.has(id));
  const lines = await Promise.all(failures.map((failure) => put.lineTo(isSecure, failure)));
  const well = await put.lineTo(isSecure);
  const met = new Map<string, Failure>();
  for (const [at, { server }] of lines.entries()) server.fail(point, failures[at]);
  put.route = ({ messageId }) => {
    const at = met.size % lines.length;
    met.set(messageId.slice(1).split('@')[0]!, failures[at]!);
    return lines[at]!;
  };
  await sendNotice(t, put.case, put.members.size);
  t.clock.pass(121 * second);
  await tick(t.house, t.project);
  t.clock.pass(minute);
  await tick(t.house, t.project);
  const atFirst = await own();
  const struck = new Set(lines.flatMap(({ server }) => server.struck));
  for (const { server } of lines) server.fail();
  put.route = () => well;
  for (const pause of [hour, hour]) {
    t.clock.pass(pause);
    await tick(t.house, t.project);
  }
  return { atFirst, atLast: await own(), met, struck };
}

/** Sends one notice from a process that is killed when the server has come to this point; another goes on later. */
export async function killedAt(put: Stage, point: Point, isSecure: boolean) {
  const { t } = put;
  const before = new Set((await notices(put)).map(({ id }) => id));
  const own = async () => (await notices(put)).filter(({ id }) => !before.has(id));
  const well = await put.lineTo(isSecure);
  put.route = () => well;
  await sendNotice(t, put.case, put.members.size);
  t.clock.pass(121 * second);
  const { url } = well.server;
  const told = JSON.stringify({ app: t.store.app, project: t.project, now: t.clock.now, url, trusted });
  const child = spawn(process.execPath, ['--import', './tools/tsx-loader.mjs', sender, told], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const over = new Promise<void>((ended) => child.once('exit', () => ended()));
  well.server.onReaching(point, () => child.kill('SIGKILL'));
  await over;
  // Within a minute every mail that nobody can answer for is shown.
  t.clock.pass(minute - second);
  await tick(t.house, t.project);
  const atFirst = await own();
  t.clock.pass(hour);
  await tick(t.house, t.project);
  return { atFirst, atLast: await own() };
}

/** What must hold of every delivery, however the servers behaved. */
export async function checkEach(put: Stage, rows: readonly Delivery[], where: string): Promise<void> {
  assert.equal(rows.length, put.members.size, where);
  const servers = await put.servers();
  for (const row of rows) {
    // Mails whose content reached a server under the delivery's own Message-ID.
    const copies = servers.flatMap(({ taken }) => taken.filter(({ raw }) => raw.includes(`<${row.id}@`)));
    const came = copies.filter(({ verdict }) => verdict !== 'turned away');
    assert.ok(came.length <= 1, `${where}: one delivery came ${came.length} times`);
    if (row.status === 'done') assert.equal(came[0]?.verdict, 'taken', `${where}: done, and nothing was taken`);
    if (row.status === 'failed') assert.equal(came.length, 0, `${where}: failed, and it came`);
    assert.ok(['done', 'failed', 'in doubt'].includes(row.status), `${where}: still ${row.status}`);
    const own = put.members.get(row.recipient.split(':')[1]!);
    for (const copy of copies) assert.deepEqual(copy.to, [own], `${where}: a wrong address`);
  }
  for (const { inTheClear } of servers) assert.deepEqual(inTheClear, [], `${where}: said without TLS`);
}
