import { availableParallelism } from 'node:os';
import { setImmediate as hearMessages } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Instant } from '../../core/process/instant.ts';
import type { PackedRecord } from '../../formats/osv/archive.ts';
import type { SiteConfig } from '../../formats/site/config.ts';
import { CliFailure } from '../command.ts';
import type { KeyFile } from './key.ts';
import { type Job, type Press, print, type Workshop } from './press.ts';

/** What every thread has to know before its first advisory. */
export interface Order {
  readonly config: SiteConfig;
  /** The folder of the site. */
  readonly root: string;
  /** Whether nothing stood there when the build began. */
  readonly isNew: boolean;
  readonly now: Instant;
  readonly key?: KeyFile | undefined;
}

/** What a thread says of the advisories that came to it together. */
export type Answer = { readonly records: readonly PackedRecord[] } | { readonly failure: string };

/** How many advisories go to a thread together: each message costs as much as a page. */
const together = 16;
/** How many such parcels wait at a thread: enough that it never stands idle, and few enough to be forgotten. */
const queue = 2;

const isCheckout = import.meta.url.endsWith('.ts');
const entry = new URL(isCheckout ? '../../../bin/press.mjs' : '../bin/press.mjs', import.meta.url);

interface Thread {
  readonly worker: Worker;
  waiting: number;
}

/**
 * A press with one thread more for each further core; what they have no room for is written here meanwhile. Each
 * advisory's files are its own, so that the order in which they are written is free.
 */
export function pressInThreads(workshop: Workshop, order: Order, count = availableParallelism() - 1): Press {
  const records: PackedRecord[] = [];
  let failure: Error | undefined;
  let wake = () => {};
  const fail = (error: Error) => {
    failure ??= error;
    wake();
  };
  const threads = Array.from({ length: count }, (): Thread => {
    const thread = { worker: new Worker(entry, { workerData: order }), waiting: 0 };
    thread.worker.on('error', fail);
    thread.worker.on('message', (answer: Answer) => {
      thread.waiting -= 1;
      if ('failure' in answer) fail(new CliFailure(answer.failure));
      else records.push(...answer.records);
      wake();
    });
    return thread;
  });
  let parcel: Job[] = [];
  const send = (thread: Thread) => {
    thread.waiting += 1;
    thread.worker.postMessage(parcel);
    parcel = [];
  };
  const close = async () => void (await Promise.all(threads.map(({ worker }) => worker.terminate())));
  const printHere = async (job: Job) => void records.push(...(await print(workshop, job)));
  return {
    async put(job) {
      if (failure) throw failure;
      const free = () => threads.find(({ waiting }) => waiting < queue);
      // Nothing else of a build lets the answers in.
      if (!free()) await hearMessages();
      const thread = free();
      if (!thread) return printHere(job);
      parcel.push(job);
      if (parcel.length === together) send(thread);
    },
    async end() {
      for (const job of parcel) await printHere(job);
      parcel = [];
      while (!failure && threads.some(({ waiting }) => waiting > 0)) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (failure) throw failure;
      // Before the lists are made: their room is wanted there.
      await close();
      return records;
    },
    close,
  };
}
