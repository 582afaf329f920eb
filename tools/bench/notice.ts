// What a notice to five hundred organisations costs: its way out, each copy under a key of its own, and its board.
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
import { openSinkProcess } from './sink-process.ts';
import { everybodyAnswers, organisations, type WideNotice, wideNotice } from './wide-notice.ts';

const warmUp = 10;
const turns = 60;

/** Copies a second until every one is handed over and recorded, beside the bare public-key work; then the board's time. */
export async function noticeFigures(durable: DurableHouse): Promise<readonly Figure[]> {
  const wide = await wideNotice(durable);
  const bare = await bareRate(durable, wide);
  const sent = await sendingRate(durable);
  await everybodyAnswers(durable, wide);
  const { board, empty } = await boardTimes(durable, wide);
  return [
    {
      name: `encrypted notice of 10 KB to ${organisations}`,
      value: sent,
      unit: 'copies/s',
      peer: { name: 'encrypting and signing alone, one thread', value: bare },
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
  const content = Buffer.from('A crafted header crashes the listener. '.repeat(260));
  const began = performance.now();
  for (const { publicKey } of parties) await ownThread.seal({ content, publicKey, signer, now: house.now() });
  return parties.length / ((performance.now() - began) / 1_000);
}

async function sendingRate({ house, project }: DurableHouse): Promise<number> {
  const sink = await openSinkProcess();
  const encryptor = openEncryptor();
  try {
    const sending = { ...house, post: smtpPost({ url: sink.url }), encryptor };
    const began = performance.now();
    await tick(sending, project);
    const took = performance.now() - began;
    const counts = await house.store.readTx(project, (tx) => countDeliveries(tx));
    const arrived = await sink.close();
    if ((counts.done ?? 0) < organisations || arrived < organisations) {
      throw new Error(`${arrived} copies arrived, and the record says ${JSON.stringify(counts)}`);
    }
    return organisations / (took / 1_000);
  } finally {
    await encryptor.close();
  }
}

async function boardTimes(durable: DurableHouse, { number }: WideNotice) {
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
    await server.close();
  }
  return { board: median(board), empty: median(empty) };
}
