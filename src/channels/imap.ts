import { ImapFlow, type ImapFlowOptions } from 'imapflow';
import type { HeldMail } from './inbound-mail.ts';
import { mailLimit } from './inbound-mail.ts';

export interface MailboxOptions {
  /** `imaps://user:password@host` or `imap://…` with STARTTLS; a path names the mailbox, INBOX unless said. */
  readonly url: string;
  /** Puts a mail on record. Only when it has come back is the mail moved out of the mailbox. */
  readonly onMail: (mail: HeldMail) => Promise<void>;
  readonly log: (line: string) => void;
  /** Milliseconds between two looks where the server cannot tell of new mail, and at the least anyway; 60,000 unless said. */
  readonly pause?: number;
  /** Milliseconds before a connection that broke is made again, twice as long each time, five minutes at most; 5,000 unless said. */
  readonly again?: number;
}

export interface Listener {
  /** Lets the mail under way be recorded, and takes no other. */
  stop(): Promise<void>;
}

type Where = Pick<ImapFlowOptions, 'host' | 'port' | 'secure' | 'doSTARTTLS' | 'auth'> & { readonly mailbox: string };

/** Where mail is fetched, read from the address of a mailbox. @throws TypeError when it is no imap or imaps address */
export function readImapUrl(text: string): Where {
  const url = new URL(text);
  if (url.protocol !== 'imap:' && url.protocol !== 'imaps:')
    throw new TypeError('it must begin with imap:// or imaps://');
  if (!url.username || !url.password) throw new TypeError('it must name a user and a password');
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  const secure = url.protocol === 'imaps:';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 993 : 143),
    secure,
    doSTARTTLS: !secure && !isHere,
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    mailbox: decodeURIComponent(url.pathname.slice(1)) || 'INBOX',
  };
}

/** Where mails go that are on record: they are the operator’s to keep or to delete. */
const takenFolder = 'Tidegate';

/**
 * Listens to a mailbox: IDLE where the server can, a look every minute otherwise. A connection that breaks is made again,
 * later each time. A mail that was recorded and not moved is handed over once more; whoever records knows it again. One
 * that cannot be recorded stays where it is and keeps no other from being taken.
 */
export function listenToMailbox({ url, onMail, log, pause = 60_000, again = 5_000 }: MailboxOptions): Listener {
  const { mailbox, ...where } = readImapUrl(url);
  let isOver = false;
  /** Something happened while nobody slept. */
  let isAwake = false;
  let rouse = (): void => undefined;
  const wake = () => {
    isAwake = true;
    rouse();
  };
  const sleep = async (ms: number) => {
    if (!isAwake)
      await new Promise<void>((done) => {
        const timer = setTimeout(done, ms);
        rouse = () => {
          clearTimeout(timer);
          done();
        };
      });
    isAwake = false;
  };

  async function takeAll(client: ImapFlow): Promise<void> {
    const lock = await client.getMailboxLock(mailbox);
    try {
      const found = await client.search({ all: true }, { uid: true });
      let trouble: unknown;
      for (const uid of found || []) {
        if (isOver) return;
        const message = await client.fetchOne(
          String(uid),
          { source: { start: 0, maxLength: mailLimit }, size: true },
          { uid: true },
        );
        const source = message ? message.source : undefined;
        if (!message || !source) continue;
        const isCut = (message.size ?? 0) > source.length;
        try {
          await onMail({ raw: source, isCut });
        } catch (error) {
          trouble ??= error;
          continue;
        }
        await client.messageMove(String(uid), takenFolder, { uid: true });
      }
      if (trouble !== undefined) throw trouble;
    } finally {
      lock.release();
    }
  }

  async function session(): Promise<void> {
    const client = new ImapFlow({ ...where, logger: false, maxIdleTime: pause, socketTimeout: 5 * 60_000 });
    let broken: Error | undefined;
    client.on('error', (error: Error) => {
      broken = error;
      wake();
    });
    client.on('close', () => {
      broken ??= new Error('the server closed the connection');
      wake();
    });
    client.on('exists', () => wake());
    await client.connect();
    try {
      await client.mailboxCreate(takenFolder).catch(() => undefined);
      while (!isOver && !broken) {
        await takeAll(client);
        if (isOver || broken) break;
        // The next command ends it; a server without IDLE is asked with NOOP instead.
        client.idle().catch(() => undefined);
        await sleep(pause);
      }
    } finally {
      await client.logout().catch(() => client.close());
    }
    if (broken && !isOver) throw broken;
  }

  async function run(): Promise<void> {
    for (let failures = 0; !isOver; ) {
      const began = Date.now();
      try {
        await session();
      } catch (error) {
        if (isOver) return;
        failures = Date.now() - began > pause ? 1 : failures + 1;
        const wait = Math.min(5 * 60_000, again * 2 ** (failures - 1));
        log(`Mail cannot be fetched (${error instanceof Error ? error.message : error}); again in ${wait / 1_000} s.`);
        // What the broken connection had to say is heard.
        isAwake = isOver;
        await sleep(wait);
      }
    }
  }

  const running = run();
  return {
    async stop() {
      isOver = true;
      wake();
      await running;
    },
  };
}
