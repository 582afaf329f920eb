// The program of a thread that encrypts. It is told what to do and tells what came of it; it reaches nothing else.
import { getPriority, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import type { Order, Told } from './encryptor.ts';

// Five hundred letters may wait, a page should not. Linux counts niceness by thread; elsewhere it would slow the whole program.
const behindPages = 10;
if (process.platform === 'linux') setPriority(Math.min(19, getPriority() + behindPages));

// What takes long to load is loaded behind the pages too.
const { encryptTo } = await import('./pgp.ts');

parentPort?.on('message', async ({ id, sealing }: Order) => {
  const { content, publicKey, now, signer } = sealing;
  const told: Told = await encryptTo(content, publicKey, now, signer).then(
    (armored) => ({ id, armored }),
    (error: unknown) => ({ id, fault: error instanceof Error ? error.message : String(error) }),
  );
  parentPort?.postMessage(told);
});
