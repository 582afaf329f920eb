import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { Instant } from '../../core/process/instant.ts';
import { readMail } from './mail-text.ts';

/** One mail that left the house, as the sink kept it. */
export interface SunkMail {
  /** Its place in the order of arrival, from 1. */
  readonly number: number;
  /** When it arrived, on the clock of the house. */
  readonly at: Instant;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface MailSink {
  /** `smtp://127.0.0.1:port` */
  readonly url: string;
  readonly mails: readonly SunkMail[];
  close(): Promise<void>;
}

/**
 * A real SMTP server on a free port of this machine that keeps every mail in memory and passes none on: the post office
 * of the demo, of replays and of tests.
 */
export async function openSink(now: () => Instant): Promise<MailSink> {
  const mails: SunkMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    size: 5_000_000,
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const { headers, text } = readMail(Buffer.concat(parts).toString('utf8'));
        const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
        for (const { address } of session.envelope.rcptTo) {
          const number = mails.length + 1;
          mails.push({ number, at: now(), from, to: address, subject: headers.subject ?? '', text, headers });
        }
        done(null);
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((ready, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', ready);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
