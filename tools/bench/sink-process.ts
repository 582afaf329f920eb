// A mail server in a process of its own, so that what it costs is not counted as ours.
import { fork } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { SMTPServer } from 'smtp-server';

export interface SinkProcess {
  readonly url: string;
  /** Ends it. @returns how many mails it took */
  close(): Promise<number>;
}

/** Starts the sink on a free port of this machine. */
export async function openSinkProcess(): Promise<SinkProcess> {
  const child = fork(fileURLToPath(import.meta.url), ['sink'], { execArgv: [] });
  const port = await new Promise<number>((ready) => child.once('message', (told) => ready(Number(told))));
  return {
    url: `smtp://127.0.0.1:${port}`,
    async close() {
      const told = new Promise<number>((took) => child.once('message', (count) => took(Number(count))));
      child.send('end');
      const count = await told;
      child.kill();
      return count;
    },
  };
}

function serve(): void {
  let count = 0;
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    onData(stream, _session, done) {
      stream.resume().on('end', () => {
        count += 1;
        done(null);
      });
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1', () => process.send?.((server.server.address() as AddressInfo).port));
  process.on('message', () => process.send?.(count));
}

if (process.argv[2] === 'sink') serve();
