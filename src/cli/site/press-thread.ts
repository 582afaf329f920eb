// One thread of a press: it gets its order when it starts, and then one advisory after the other.
import { parentPort, workerData } from 'node:worker_threads';
import { CliFailure } from '../command.ts';
import { siteFolder } from './folder.ts';
import { openKey } from './key.ts';
import { type Job, print, type Workshop } from './press.ts';
import type { Answer, Order } from './press-threads.ts';
import { sealsWith } from './seals.ts';

async function workshopOf({ config, root, now, key }: Order): Promise<Workshop> {
  const signer = key && (await openKey(key));
  return { site: { ...config, key: signer }, seals: sealsWith(now, signer), folder: siteFolder(root) };
}

async function answerTo(job: Job): Promise<Answer> {
  try {
    return { record: await print(await workshop, job) };
  } catch (error) {
    if (error instanceof CliFailure) return { failure: error.message };
    throw error;
  }
}

const workshop = workshopOf(workerData as Order);
let last = Promise.resolve();
parentPort?.on('message', (job: Job) => {
  last = last.then(async () => {
    const answer = await answerTo(job);
    const packed = 'record' in answer && answer.record ? [answer.record.body.buffer, answer.record.line.buffer] : [];
    parentPort?.postMessage(answer, packed as ArrayBuffer[]);
  });
});
