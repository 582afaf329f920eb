import MailComposer from 'nodemailer/lib/mail-composer';
import { faultIn } from './letter.ts';
import type { Mail, Post } from './post.ts';
import { type Line, newLine, type Where } from './smtp-line.ts';

export interface SmtpOptions {
  /** `smtp://user:password@host:587` (STARTTLS, asked for unless the host is this machine) or `smtps://…` */
  readonly url: string;
  /** Milliseconds for one mail from the first packet to the last answer; 40,000 unless said. */
  readonly patience?: number;
}

/** Where to connect, read from the address of a mail server. @throws TypeError when it is no smtp or smtps address */
export function readSmtpUrl(text: string): Where {
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

/** So many mails are under way at once; the sweep claims no more than can leave without waiting here. */
const linesAtMost = 10;
/** A line that nobody needs is closed after so many milliseconds. */
const idleFor = 250;

/**
 * A post over SMTP. A few lines carry the mails, each one mail at a time, so that each outcome belongs to one mail alone. A
 * line on which anything went wrong is closed.
 */
export function smtpPost({ url, patience = 40_000 }: SmtpOptions): Post {
  const where = readSmtpUrl(url);
  const idle: { readonly line: Line; readonly timer: NodeJS.Timeout }[] = [];
  const waiting: (() => void)[] = [];
  let busy = 0;

  const take = async (): Promise<Line | undefined> => {
    if (busy >= linesAtMost) await new Promise<void>((go) => waiting.push(go));
    busy += 1;
    for (let kept = idle.pop(); kept; kept = idle.pop()) {
      clearTimeout(kept.timer);
      if (kept.line.isGood()) return kept.line;
    }
    return undefined;
  };
  const giveBack = (line: Line) => {
    busy -= 1;
    if (line.isGood()) {
      const timer = setTimeout(() => {
        idle.splice(
          idle.findIndex((kept) => kept.line === line),
          1,
        );
        line.close();
      }, idleFor);
      idle.push({ line, timer });
    } else line.close();
    waiting.shift()?.();
  };

  return {
    async send(mail) {
      const fault = faultIn(mail);
      if (fault) return { kind: 'refused', reason: fault };
      const until = performance.now() + patience;
      const left = () => Math.max(1, until - performance.now());
      const message = await compose(mail);
      const kept = await take();
      let line = kept ?? newLine(where, left());
      let outcome = await line.send(mail, message, left());
      if (kept && (outcome.kind === 'later' || outcome.kind === 'refused')) {
        // The server had hung up on a line that was kept, or said something that nobody had asked: this mail certainly did not
        // arrive, and a new line decides. Both lines together, and the wait for them, end before the claim is given up and a
        // person is asked.
        line = newLine(where, left());
        outcome = await line.send(mail, message, left());
      }
      giveBack(line);
      return outcome;
    },
  };
}

/** The mail as it stands on the wire: our own header fields, then the ready entity or the text. */
async function compose(mail: Mail): Promise<Buffer> {
  const headers = { 'Auto-Submitted': 'auto-generated', ...mail.headers };
  const { from, to, subject, messageId, entity } = mail;
  const date = mail.date ? { date: new Date(mail.date) } : {};
  const said = {
    from: { name: '', address: from },
    to: { name: '', address: to },
    subject,
    messageId,
    ...date,
    headers,
  };
  if (!entity) {
    const composer = new MailComposer({ ...said, text: mail.text, disableFileAccess: true, disableUrlAccess: true });
    return composer.compile().build();
  }
  const node = new MailComposer({ ...said, text: '' }).compile();
  for (const [name, value] of entity.headers) node.setHeader(name, { prepared: true, value });
  // The library would describe an empty text; the entity describes itself.
  node.getTransferEncoding = () => '';
  return Buffer.from(`${node.buildHeaders()}\r\n\r\n${entity.body}`, 'latin1');
}
