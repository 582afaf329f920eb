// How long a notice takes to leave, here and through Schleuder, and what pages feel of it.
import { setTimeout as pause } from 'node:timers/promises';
import { tick } from '../../src/app/tick.ts';
import { smtpPost } from '../../src/channels/smtp.ts';
import { countDeliveries } from '../../src/store/deliveries.ts';
import { openEncryptor } from '../../src/vault/encryptor.ts';
import { served } from './asked-house.ts';
import type { DurableHouse } from './durable-house.ts';
import { schleuderSeconds } from './schleuder.ts';
import { openSinkProcess } from './sink-process.ts';
import { organisations, type WideNotice } from './wide-notice.ts';

export const words = 'A crafted header crashes the listener.\n'.repeat(260);
const warmUp = 10;
const asked = 300;

/** Seconds until every copy is handed over and recorded, and the p99 of a page in milliseconds before and meanwhile. */
export async function sending(durable: DurableHouse): Promise<{ seconds: number; idle: number; busy: number }> {
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
export async function theirSeconds({ parties }: WideNotice): Promise<number | undefined> {
  const sink = await openSinkProcess();
  const mail = `From: lead@contour.example\nTo: list@bench.example\nSubject: notice\nMessage-ID: <b@contour.example>\n\n${words}`;
  const seconds = schleuderSeconds(parties, mail, Number(new URL(sink.url).port));
  const arrived = await sink.close();
  if (seconds === undefined)
    console.log('Schleuder is not installed here (apt-get install schleuder): it is not beside.');
  else if (arrived < organisations) throw new Error(`Only ${arrived} copies of Schleuder arrived.`);
  return seconds;
}
