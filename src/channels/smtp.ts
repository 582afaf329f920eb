import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection, { type Credentials, type Options } from 'nodemailer/lib/smtp-connection';
import { faultIn } from './letter.ts';
import type { Mail, Outcome, Post } from './post.ts';

export interface SmtpOptions {
  /** `smtp://user:password@host:587` (STARTTLS, asked for unless the host is this machine) or `smtps://…` */
  readonly url: string;
  /** Milliseconds for one mail from the first packet to the last answer; 60,000 unless said. */
  readonly patience?: number;
}

/** Where to connect, read from the address of a mail server. @throws TypeError when it is no smtp or smtps address */
export function readSmtpUrl(text: string): Options & { readonly credentials?: Credentials } {
  const url = new URL(text);
  if (url.protocol !== 'smtp:' && url.protocol !== 'smtps:')
    throw new TypeError('it must begin with smtp:// or smtps://');
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  const secure = url.protocol === 'smtps:';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !isHere,
    ignoreTLS: !secure && isHere,
    ...(url.username
      ? { credentials: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
      : {}),
  };
}

/** A post over SMTP. A connection a mail: mails are few here, and each outcome then belongs to one mail alone. */
export function smtpPost({ url, patience = 60_000 }: SmtpOptions): Post {
  const { credentials, ...where } = readSmtpUrl(url);
  return {
    async send(mail) {
      const fault = faultIn(mail);
      if (fault) return { kind: 'refused', reason: fault };
      const message = await compose(mail);
      const connection = new SMTPConnection({
        ...where,
        connectionTimeout: Math.min(patience, 10_000),
        greetingTimeout: Math.min(patience, 10_000),
        socketTimeout: patience,
      });
      return converse(connection, mail, message, credentials, patience);
    },
  };
}

function compose(mail: Mail): Promise<Buffer> {
  const composer = new MailComposer({
    from: { name: '', address: mail.from },
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: mail.text,
    messageId: mail.messageId,
    ...(mail.date ? { date: new Date(mail.date) } : {}),
    headers: { 'Auto-Submitted': 'auto-generated', ...mail.headers },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

type Failed = Error & {
  responseCode?: number | undefined;
  response?: string | undefined;
  command?: string | undefined;
};

function converse(
  connection: SMTPConnection,
  mail: Mail,
  message: Buffer,
  credentials: Credentials | undefined,
  patience: number,
): Promise<Outcome> {
  return new Promise((settle) => {
    // The server has asked for the content as soon as the content is read: from then on silence proves nothing.
    let isContentUnderWay = false;
    let isOver = false;
    const content = Readable.from(
      (function* () {
        isContentUnderWay = true;
        yield message;
      })(),
    );
    const end = (outcome: Outcome) => {
      if (isOver) return;
      isOver = true;
      clearTimeout(deadline);
      connection.close();
      settle(outcome);
    };
    const fail = (error: Failed) => end(outcomeOf(error, isContentUnderWay));
    const deadline = setTimeout(() => fail(new Error('The mail server did not answer in time.')), patience);
    const send = () =>
      connection.send({ from: mail.from, to: [mail.to] }, content, (error, info) =>
        error ? fail(error) : end({ kind: 'sent', response: info.response }),
      );
    connection.on('error', fail);
    connection.on('end', () => fail(new Error('The mail server closed the connection.')));
    connection.connect((error) => {
      if (error) return fail(error);
      if (!credentials) return send();
      connection.login({ credentials }, (refused) => (refused ? fail(refused) : send()));
    });
  });
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
