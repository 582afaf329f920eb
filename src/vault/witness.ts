import { Worker } from 'node:worker_threads';
import type { Instant } from '../core/process/instant.ts';
import type { Opened } from './signed.ts';

/** A message of somebody else's, and the one key whose holder is asked about. */
export type Exhibit = { readonly publicKey: string; readonly now: Instant } & (
  | { readonly kind: 'signed'; readonly bytes: Uint8Array; readonly signature: string }
  | { readonly kind: 'clear-signed'; readonly armored: string }
  | { readonly kind: 'encrypted'; readonly armored: string; readonly privateKey: string }
);

/** What was written and who signed it; nothing for what cannot be read. */
export type Examined = Opened | undefined;

/** In a checkout Node runs the source; the packed package carries a bundle of this name beside the others. */
const program = new URL(
  import.meta.url.endsWith('.ts') ? './witness-worker.ts' : './witness-worker.js',
  import.meta.url,
);

/**
 * Opens and verifies one message in a thread of its own, with 128 MB and at most so many milliseconds, that is ended
 * afterwards: pages wait for no public-key operation that a stranger asked for. What ends its thread cannot be read.
 */
export function examined(exhibit: Exhibit, patience = 10_000): Promise<Examined> {
  return new Promise((done) => {
    const worker = new Worker(program, {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 },
    });
    const end = (found: Examined) => {
      clearTimeout(deadline);
      void worker.terminate();
      done(found);
    };
    const deadline = setTimeout(() => end(undefined), patience);
    worker.once('message', end);
    worker.once('error', () => end(undefined));
    worker.once('exit', () => end(undefined));
    worker.postMessage(exhibit);
  });
}
