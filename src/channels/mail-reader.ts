import { Worker } from 'node:worker_threads';
import { type InboundMail, type MailReader, MailTrouble } from './inbound-mail.ts';

/** What the thread tells: the mail, or why it could not be read. */
export type Read = { readonly mail: InboundMail } | { readonly trouble: string };

/** In a checkout Node runs the source; the packed package carries a bundle of this name beside the others. */
const program = new URL(import.meta.url.endsWith('.ts') ? './mail-worker.ts' : './mail-worker.js', import.meta.url);

/**
 * Reads each mail in a thread of its own, with at most so many milliseconds and 64 MB, that is ended afterwards: what a
 * mail does to its reader ends with it.
 */
export function openMailReader(patience = 5_000): MailReader {
  const open = new Set<Worker>();
  return {
    read: (raw) =>
      new Promise((done, fail) => {
        const worker = new Worker(program, {
          execArgv: ['--disable-warning=ExperimentalWarning'],
          env: {},
          resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16 },
        });
        open.add(worker);
        const end = (act: () => void) => {
          clearTimeout(deadline);
          if (!open.delete(worker)) return;
          void worker.terminate();
          act();
        };
        const trouble = (why: string) => end(() => fail(new MailTrouble(why)));
        const deadline = setTimeout(() => trouble('It took too long to read.'), patience);
        worker.once('message', (read: Read) => ('mail' in read ? end(() => done(read.mail)) : trouble(read.trouble)));
        worker.once('error', (error) => trouble(`It broke its reader: ${error.message.slice(0, 200)}`));
        worker.once('exit', () => trouble('Its reader ended without a word.'));
        worker.postMessage(raw);
      }),
    async close() {
      await Promise.all([...open].map((worker) => worker.terminate()));
    },
  };
}
