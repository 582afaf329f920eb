// What a notice to five hundred organisations costs: its way out, each copy under a key of its own, and its board.
import { setTimeout as pause } from 'node:timers/promises';
import { tick } from '../../src/app/tick.ts';
import { smtpPost } from '../../src/channels/smtp.ts';
import { buildServer } from '../../src/http/server.ts';
import { freePort } from '../../src/main/free-port.ts';
import { countDeliveries } from '../../src/store/deliveries.ts';
import { openEncryptor, ownThread } from '../../src/vault/encryptor.ts';
import { newKeyPair } from '../../src/vault/pgp.ts';
import type { DurableHouse } from './durable-house.ts';
import { type Figure, median } from './figure.ts';
import { signedIn } from './long-case.ts';
import { schleuderSeconds } from './schleuder.ts';
import { openSinkProcess } from './sink-process.ts';
import { everybodyAnswers, organisations, type WideNotice, wideNotice } from './wide-notice.ts';

const words = 'A crafted header crashes the listener.\n'.repeat(260);
const warmUp = 10;
const turns = 60;
const asked = 300;

/** Copies a second until every one is handed over and recorded, beside the bare public-key work; then the board's time. */
export async function noticeFigures(durable: DurableHouse): Promise<readonly Figure[]> {
  const wide = await wideNotice(durable);
  const bare = await bareRate(durable, wide);
  const { seconds, idle, busy } = await sending(durable);
  const theirs = await theirSeconds(wide);
  await everybodyAnswers(durable, wide);
  const { board, empty } = await boardTimes(durable, wide);
  return [
    {
      name: `encrypted notice of 10 KB to ${organisations}`,
      value: organisations / seconds,
      unit: 'copies/s',
      peer: { name: 'encrypting and signing alone, one thread', value: bare },
    },
    ...(theirs === undefined
      ? []
      : [
          {
            name: `the same to ${organisations} through Debian’s Schleuder`,
            value: seconds,
            unit: 's',
            peer: { name: 'Schleuder', value: theirs },
            held: { value: theirs / seconds, of: 'times faster' },
            bound: { is: 'at least', value: 3 },
          } as const,
        ]),
    {
      name: 'a page while it is sent, p99',
      value: busy,
      unit: 'ms',
      peer: { name: 'while nothing is, p99', value: idle },
      held: { value: busy / idle, of: 'ratio' },
      bound: { is: 'under', value: 2 },
    },
    {
      name: `board of ${organisations} recipients and 5,000 answers, p50`,
      value: board,
      unit: 'ms',
      peer: { name: 'an empty page, p50', value: empty },
      held: { value: board - empty, of: 'difference in ms' },
      bound: { is: 'under', value: 50 },
    },
  ];
}

async function bareRate({ house }: DurableHouse, { parties }: WideNotice): Promise<number> {
  const signer = (await newKeyPair('Bench', 'bench@contour.example', house.now())).privateKey;
  const content = Buffer.from(words);
  const began = performance.now();
  for (const { armored } of parties) await ownThread.seal({ content, publicKey: armored, signer, now: house.now() });
  return parties.length / ((performance.now() - began) / 1_000);
}

/** Seconds until every copy is handed over and recorded, and the p99 of a page in milliseconds before and meanwhile. */
async function sending(durable: DurableHouse): Promise<{ seconds: number; idle: number; busy: number }> {
  const { house, project } = durable;
  const sink = await openSinkProcess();
  const encryptor = openEncryptor();
  const { get, close } = await served(durable);
  const page = () => get('/desk', 'Cases');
  try {
    const [idle, busy]: [number[], number[]] = [[], []];
    for (let turn = -warmUp; turn < asked; turn += 1) {
      const took = await page();
      if (turn >= 0) idle.push(took);
    }
    let isOver = false;
    const pages = (async () => {
      for (; !isOver; await pause(20)) busy.push(await page());
    })();
    const began = performance.now();
    await tick({ ...house, post: smtpPost({ url: sink.url }), encryptor }, project);
    const seconds = (performance.now() - began) / 1_000;
    isOver = true;
    await pages;
    const counts = await house.store.readTx(project, (tx) => countDeliveries(tx));
    const arrived = await sink.close();
    if ((counts.done ?? 0) < organisations || arrived < organisations) {
      throw new Error(`${arrived} copies arrived, and the record says ${JSON.stringify(counts)}`);
    }
    return { seconds, idle: p99(idle), busy: p99(busy) };
  } finally {
    await close();
    await encryptor.close();
  }
}

const p99 = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.99)]!;

/** The same mail through Schleuder, in seconds; undefined, and said, where it is not installed. */
async function theirSeconds({ parties }: WideNotice): Promise<number | undefined> {
  const sink = await openSinkProcess();
  const mail = `From: lead@contour.example\nTo: list@bench.example\nSubject: notice\nMessage-ID: <b@contour.example>\n\n${words}`;
  const seconds = schleuderSeconds(parties, mail, Number(new URL(sink.url).port));
  const arrived = await sink.close();
  if (seconds === undefined)
    console.log('Schleuder is not installed here (apt-get install schleuder): it is not beside.');
  else if (arrived < organisations) throw new Error(`Only ${arrived} copies of Schleuder arrived.`);
  return seconds;
}

/** The house behind its web server, asked as the lead; a page that does not show what it should is a fault. */
async function served(durable: DurableHouse) {
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

async function boardTimes(durable: DurableHouse, { number }: WideNotice) {
  const { get, close } = await served(durable);
  const [board, empty]: [number[], number[]] = [[], []];
  try {
    for (let turn = -warmUp; turn < turns; turn += 1) {
      const took = await get(`/desk/cases/${number}/notices/1`, `Member ${organisations - 1}<`);
      const beside = await get('/healthz', 'ok');
      if (turn < 0) continue;
      board.push(took);
      empty.push(beside);
    }
  } finally {
    await close();
  }
  return { board: median(board), empty: median(empty) };
}
