// The program of a thread that encrypts. It is told what to do and tells what came of it; it reaches nothing else.
import { parentPort } from 'node:worker_threads';
import type { Order, Told } from './encryptor.ts';
import { encryptTo } from './pgp.ts';

parentPort?.on('message', async ({ id, sealing }: Order) => {
  const { content, publicKey, now, signer } = sealing;
  const told: Told = await encryptTo(content, publicKey, now, signer).then(
    (armored) => ({ id, armored }),
    (error: unknown) => ({ id, fault: error instanceof Error ? error.message : String(error) }),
  );
  parentPort?.postMessage(told);
});
