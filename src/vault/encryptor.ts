import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Instant } from '../core/process/instant.ts';
import { encryptTo } from './pgp.ts';

/** Work for the one who encrypts: bytes for one key, signed by ours. */
export interface Sealing {
  readonly content: Uint8Array;
  /** Armoured. */
  readonly publicKey: string;
  /** Our private key, armoured. */
  readonly signer: string;
  readonly now: Instant;
}

/** Encrypts letters. Public-key operations take milliseconds each, and pages must not wait for five hundred of them. */
export interface Encryptor {
  /** The armoured message. @throws Error when the key cannot be used any more */
  seal(sealing: Sealing): Promise<string>;
  /** Ends its threads. What was not finished is rejected. */
  close(): Promise<void>;
}

/** Encrypts in the thread that asks: for tests and for houses that send one letter at a time. */
export const ownThread: Encryptor = {
  seal: ({ content, publicKey, now, signer }) => encryptTo(content, publicKey, now, signer),
  close: async () => undefined,
};

/** What a thread is told, and what it tells. */
export interface Order {
  readonly id: number;
  readonly sealing: Sealing;
}
export type Told = { readonly id: number; readonly armored: string } | { readonly id: number; readonly fault: string };

interface Thread {
  readonly worker: Worker;
  readonly open: Map<number, { readonly done: (armored: string) => void; readonly fail: (error: Error) => void }>;
}

/** In a checkout Node runs the source; the packed package carries a bundle of this name beside the others. */
const program = new URL(import.meta.url.endsWith('.ts') ? './pgp-worker.ts' : './pgp-worker.js', import.meta.url);

/** One core is for the pages and what they ask; more than two threads wait for the database rather than for each other. */
const threadsHere = Math.max(1, Math.min(2, availableParallelism() - 1));

/** Encrypts in threads of its own, so many at most. They start with the first letters and hold no process open. */
export function openEncryptor(threadsAtMost = threadsHere): Encryptor {
  const threads: Thread[] = [];
  let orders = 0;
  let isClosed = false;

  const start = (): Thread => {
    const worker = new Worker(program, { execArgv: ['--disable-warning=ExperimentalWarning'] });
    const thread: Thread = { worker, open: new Map() };
    worker.unref();
    worker.on('message', (told: Told) => {
      const order = thread.open.get(told.id);
      thread.open.delete(told.id);
      if (thread.open.size === 0) worker.unref();
      if ('armored' in told) order?.done(told.armored);
      else order?.fail(new Error(told.fault));
    });
    const end = (why: string) => {
      if (threads.includes(thread)) threads.splice(threads.indexOf(thread), 1);
      for (const { fail } of thread.open.values()) fail(new Error(why));
      thread.open.clear();
    };
    worker.on('error', (error) => end(`The thread that encrypts broke: ${error.message}`));
    worker.on('exit', () => end('The thread that encrypts has ended.'));
    threads.push(thread);
    return thread;
  };
  const least = (): Thread => {
    const [idlest] = [...threads].sort((a, b) => a.open.size - b.open.size);
    return idlest && (idlest.open.size === 0 || threads.length >= threadsAtMost) ? idlest : start();
  };

  return {
    seal: (sealing) =>
      new Promise((done, fail) => {
        if (isClosed) return fail(new Error('The house is closing.'));
        const { worker, open } = least();
        orders += 1;
        open.set(orders, { done, fail });
        worker.ref();
        worker.postMessage({ id: orders, sealing } satisfies Order);
      }),
    async close() {
      isClosed = true;
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}
