import { Readable } from 'node:stream';
import SMTPConnection, { type Credentials, type Options } from 'nodemailer/lib/smtp-connection';
import type { Mail, Outcome } from './post.ts';

/** Where a mail server is, and who we are there. */
export type Where = Options & { readonly credentials?: Credentials };

type Failed = Error & {
  responseCode?: number | undefined;
  response?: string | undefined;
  command?: string | undefined;
};

/** A connection to the mail server that carries one mail after the other, never two at once. */
export interface Line {
  /** Sends one mail; what happens on the line meanwhile belongs to it alone. */
  send(mail: Mail, message: Buffer, patience: number): Promise<Outcome>;
  /** Whether the next mail may take it: the last one arrived, and the server has not hung up. */
  isGood(): boolean;
  close(): void;
}

/** A line that connects with its first mail. */
export function newLine({ credentials, ...where }: Where, patience: number): Line {
  const connection = new SMTPConnection({
    ...where,
    connectionTimeout: Math.min(patience, 10_000),
    greetingTimeout: Math.min(patience, 10_000),
    socketTimeout: patience,
  });
  let state: 'new' | 'ready' | 'broken' = 'new';
  let onTrouble: (error: Failed) => void = () => undefined;
  const trouble = (error: Failed) => {
    state = 'broken';
    onTrouble(error);
  };
  connection.on('error', trouble);
  connection.on('end', () => trouble(new Error('The mail server closed the connection.')));

  const open = (): Promise<Failed | undefined> =>
    new Promise((settle) => {
      if (state === 'ready') return settle(undefined);
      connection.connect((error) => {
        if (error || !credentials) return settle(error ?? undefined);
        connection.login({ credentials }, (refused) => settle(refused ?? undefined));
      });
    });

  return {
    isGood: () => state === 'ready',
    close() {
      state = 'broken';
      connection.close();
    },
    send: (mail, message, patienceHere) =>
      new Promise((settle) => {
        // The server has asked for the content as soon as the content is read: from then on silence proves nothing.
        let isContentUnderWay = false;
        let isOver = false;
        const end = (outcome: Outcome) => {
          if (isOver) return;
          isOver = true;
          clearTimeout(deadline);
          onTrouble = () => undefined;
          if (outcome.kind !== 'sent') {
            state = 'broken';
            connection.close();
          }
          settle(outcome);
        };
        const fail = (error: Failed) => end(outcomeOf(error, isContentUnderWay));
        const deadline = setTimeout(() => fail(new Error('The mail server did not answer in time.')), patienceHere);
        onTrouble = fail;
        const content = Readable.from(
          (function* () {
            isContentUnderWay = true;
            yield message;
          })(),
        );
        void open().then((refused) => {
          if (isOver) return;
          if (refused) return fail(refused);
          state = 'ready';
          connection.send(envelopeOf(mail), content, (error, info) =>
            error ? fail(error) : end({ kind: 'sent', response: info.response }),
          );
        });
      }),
  };
}

/**
 * Returned mail goes to our own address and is asked for its headers alone; nobody is told of success, and the address
 * that was written to is not repeated (RFC 3461). A server that knows nothing of it returns what it likes.
 */
function envelopeOf({ from, to, returnTo }: Mail) {
  return { from: returnTo ?? from, to: [to], dsn: { ret: 'HDRS', notify: 'FAILURE' } };
}

/** A 5xx answer about this very mail refuses it; what failed before the content leaves room for another try. */
function outcomeOf(error: Failed, isContentUnderWay: boolean): Outcome {
  const code = error.responseCode ?? 0;
  const reason = (error.response ?? error.message).slice(0, 500);
  const isAboutMail = ['MAIL FROM', 'RCPT TO', 'DATA'].includes(error.command ?? '');
  if (isAboutMail && code >= 500) return { kind: 'refused', reason };
  if (isAboutMail && code >= 400) return { kind: 'later', reason };
  return { kind: isContentUnderWay ? 'in doubt' : 'later', reason };
}
