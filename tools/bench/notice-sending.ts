// How long a notice takes to leave, here and through Schleuder, and what pages feel of it.
import { setTimeout as pause } from 'node:timers/promises';
import { checkWhatLeft } from '../../src/app/leak-checker.ts';
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

interface Sending {
  /** Seconds until every copy is handed over and recorded. */
  readonly seconds: number;
  /** The p99 of a page in milliseconds: before, meanwhile, and while the leak-checker judges what has left. */
  readonly idle: number;
  readonly busy: number;
  readonly judging: number;
}

/** Sends what is due, and has it judged again afterwards. */
export async function sending(durable: DurableHouse): Promise<Sending> {
  const { house, project } = durable;
  const sink = await openSinkProcess();
  const encryptor = openEncryptor();
  const { get, close } = await served(durable);
  const page = () => get('/desk', 'Cases');
  try {
    const idle: number[] = [];
    for (let turn = -warmUp; turn < asked; turn += 1) {
      const took = await page();
      if (turn >= 0) idle.push(took);
    }
    const sent = await beside(page, () => tick({ ...house, post: smtpPost({ url: sink.url }), encryptor }, project));
    const counts = await house.store.readTx(project, (tx) => countDeliveries(tx));
    const judged = await beside(page, () => checkWhatLeft(house, project));
    const arrived = await sink.close();
    if ((counts.done ?? 0) < organisations || arrived < organisations) {
      throw new Error(`${arrived} copies arrived, and the record says ${JSON.stringify(counts)}`);
    }
    return { seconds: sent.seconds, idle: p99(idle), busy: p99(sent.pages), judging: p99(judged.pages) };
  } finally {
    await close();
    await encryptor.close();
  }
}

/** How long the work takes, and the pages that are asked for meanwhile. */
async function beside(page: () => Promise<number>, work: () => Promise<unknown>) {
  const pages: number[] = [];
  let isOver = false;
  const asking = (async () => {
    for (; !isOver; await pause(20)) pages.push(await page());
  })();
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1_000;
  isOver = true;
  await asking;
  return { seconds, pages };
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
