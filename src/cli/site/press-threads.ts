import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Instant } from '../../core/process/instant.ts';
import type { PackedRecord } from '../../formats/osv/collection.ts';
import type { SiteConfig } from '../../formats/site/config.ts';
import { CliFailure } from '../command.ts';
import type { KeyFile } from './key.ts';
import type { Job, Press } from './press.ts';

/** What every thread has to know before its first advisory. */
export interface Order {
  readonly config: SiteConfig;
  /** The folder of the site. */
  readonly root: string;
  readonly now: Instant;
  readonly key?: KeyFile | undefined;
}

/** What a thread says of each advisory, in the order in which they came to it. */
export type Answer = { readonly record: PackedRecord | undefined } | { readonly failure: string };

/** How many advisories wait at a thread: enough that it never stands idle, and few enough to be forgotten. */
const queue = 32;

// The young half of a thread's heap is kept small: what an advisory leaves behind is worthless at once.
const resourceLimits = { maxYoungGenerationSizeMb: 16 };

const isCheckout = import.meta.url.endsWith('.ts');
const entry = new URL(isCheckout ? '../../../bin/press.mjs' : '../bin/press.mjs', import.meta.url);

interface Thread {
  readonly worker: Worker;
  waiting: number;
}

/** A press of one thread a core. Each advisory's files are its own, so that the order in which they are written is free. */
export function pressInThreads(order: Order, count = availableParallelism()): Press {
  const records: PackedRecord[] = [];
  let failure: Error | undefined;
  let wake = () => {};
  const fail = (error: Error) => {
    failure ??= error;
    wake();
  };
  const threads = Array.from({ length: count }, (): Thread => {
    const thread = { worker: new Worker(entry, { workerData: order, resourceLimits }), waiting: 0 };
    thread.worker.on('error', fail);
    thread.worker.on('message', (answer: Answer) => {
      thread.waiting -= 1;
      if ('failure' in answer) fail(new CliFailure(answer.failure));
      else if (answer.record) records.push(answer.record);
      wake();
    });
    return thread;
  });
  const until = async (isReached: () => boolean) => {
    while (!failure && !isReached()) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    if (failure) throw failure;
  };
  const shortest = () => threads.reduce((least, one) => (one.waiting < least.waiting ? one : least));
  return {
    async put(job: Job) {
      await until(() => shortest().waiting < queue);
      const thread = shortest();
      thread.waiting += 1;
      thread.worker.postMessage(job);
    },
    async end() {
      await until(() => threads.every(({ waiting }) => waiting === 0));
      return records;
    },
    async close() {
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}
