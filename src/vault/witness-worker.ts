// The program of a thread that opens and verifies one message of somebody else's. It reaches nothing but what it is given.
import { parentPort } from 'node:worker_threads';
import { openClearSigned, openEncrypted, signatureOver } from './signed.ts';
import type { Examined, Exhibit } from './witness.ts';

async function examine(exhibit: Exhibit): Promise<Examined> {
  const { publicKey, now } = exhibit;
  switch (exhibit.kind) {
    case 'signed': {
      const { bytes, signature } = exhibit;
      return { bytes, signing: await signatureOver(bytes, signature, publicKey, now) };
    }
    case 'clear-signed':
      return openClearSigned(exhibit.armored, publicKey, now);
    case 'encrypted':
      return openEncrypted(exhibit.armored, exhibit.privateKey, publicKey, now);
  }
}

parentPort?.once('message', async (exhibit: Exhibit) => parentPort?.postMessage(await examine(exhibit)));
