import { Readable } from 'node:stream';
import SMTPConnection, { type Credentials, type Options } from 'nodemailer/lib/smtp-connection';
import type { Mail, Outcome } from './post.ts';

/** Where a mail server is, and who we are there. */
export type Where = Options & { readonly credentials?: Credentials };

type Failed = Error & {
  response?: string | undefined;
  command?: string | undefined;
};

/** Characters that are kept of what a server said. */
const saidAtMost = 500;

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
        // Once the content has been handed over, silence proves nothing.
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
        const fail = (error: Failed) => end(outcomeOf(error, isContentUnderWay, connection.upgrading === true));
        const deadline = setTimeout(() => fail(new Error('The mail server did not answer in time.')), patienceHere);
        onTrouble = fail;
        // Read as soon as the server has answered DATA.
        const content = Readable.from(
          (async function* () {
            const asked = String(connection.lastServerResponse);
            if (codeOf(asked) !== 354)
              throw new Error(`The mail server did not ask for the content. It said: ${asked}`);
            // An answer that is here before any content left is none to it.
            await laterOn();
            if (isOver) return;
            isContentUnderWay = true;
            yield message;
          })(),
        );
        void open().then((refused) => {
          if (isOver) return;
          if (refused) return fail(refused);
          state = 'ready';
          connection.send(envelopeOf(mail), content, (error, info) => {
            if (error) return fail(error);
            const { response } = info;
            if (!isContentUnderWay) fail(new Error(`The mail server judged a mail that it had not got: ${response}`));
            else if (codeOf(response) === undefined) fail(new Error(`The mail server contradicts itself: ${response}`));
            else end({ kind: 'sent', response: response.slice(0, saidAtMost) });
          });
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

/** Lets what has arrived meanwhile be heard: one turn reads the next answer, the other one acts on it. */
async function laterOn(): Promise<void> {
  for (let turns = 0; turns < 2; turns += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** The code of an answer whose lines all carry the same one (RFC 5321 §4.2.1); undefined for anything else. */
function codeOf(answer: string): number | undefined {
  const codes = new Set(
    answer
      .trim()
      .split(/\r?\n/)
      .map((line) => /^([2-5]\d\d)(?:[ -]|$)/.exec(line)?.[1]),
  );
  const [code] = codes;
  return codes.size === 1 && code ? Number(code) : undefined;
}

/** A 5xx answer about this very mail refuses it; what failed before the content leaves room for another try. */
function outcomeOf(error: Failed, isContentUnderWay: boolean, isUpgrading: boolean): Outcome {
  const code = codeOf(error.response ?? '') ?? 0;
  const said = error.response ?? error.message;
  const isTls = isUpgrading || error.command === 'STARTTLS';
  const reason = `${isTls ? 'No TLS with the mail server, and without it nothing leaves: ' : ''}${said}`.slice(
    0,
    saidAtMost,
  );
  const isAboutMail = ['MAIL FROM', 'RCPT TO', 'DATA'].includes(error.command ?? '');
  if (isAboutMail && code >= 500) return { kind: 'refused', reason };
  if (isAboutMail && code >= 400) return { kind: 'later', reason };
  return { kind: isContentUnderWay ? 'in doubt' : 'later', reason };
}
