// The program of a thread that takes one mail apart. It is given bytes and tells what they say; it reaches nothing else.
import { parentPort } from 'node:worker_threads';
import type { Read } from './mail-reader.ts';
import { takeApart } from './take-apart.ts';

parentPort?.once('message', async (raw: Uint8Array) => {
  const read: Read = await takeApart(raw).then(
    (mail) => ({ mail }),
    (error: unknown) => ({ trouble: error instanceof Error ? error.message.slice(0, 200) : 'It cannot be read.' }),
  );
  parentPort?.postMessage(read);
});
