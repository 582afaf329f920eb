// One thread of a press: it gets its order when it starts, and then some advisories at a time.
import { parentPort, workerData } from 'node:worker_threads';
import type { PackedRecord } from '../../formats/osv/archive.ts';
import { CliFailure } from '../command.ts';
import { siteFolder } from './folder.ts';
import { openKey } from './key.ts';
import { type Job, print, type Workshop } from './press.ts';
import type { Answer, Order } from './press-threads.ts';
import { sealsWith } from './seals.ts';

async function workshopOf({ config, root, isNew, now, key }: Order): Promise<Workshop> {
  const signer = key && (await openKey(key));
  return { site: { ...config, key: signer }, seals: sealsWith(now, signer), folder: siteFolder(root, isNew) };
}

async function answerTo(jobs: readonly Job[]): Promise<Answer> {
  const records: PackedRecord[] = [];
  try {
    for (const job of jobs) records.push(...(await print(await workshop, job)));
    return { records };
  } catch (error) {
    if (error instanceof CliFailure) return { failure: error.message };
    throw error;
  }
}

const workshop = workshopOf(workerData as Order);
let last = Promise.resolve();
parentPort?.on('message', (jobs: readonly Job[]) => {
  last = last.then(async () => parentPort?.postMessage(await answerTo(jobs)));
});
