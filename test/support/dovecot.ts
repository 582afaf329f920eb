// Debian's Dovecot on loopback, with a configuration and a folder of its own: a real IMAP (and, where it is installed, LMTP)
// server for the length of a test. It runs as whoever runs the tests; as root, its mailboxes belong to the user `mail`.
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';

export interface Dovecot {
  readonly imapPort: number;
  /** Takes mail for any user by LMTP; missing where Debian’s dovecot-lmtpd is not installed. */
  readonly lmtpPort: number | undefined;
  readonly password: string;
  /** What a Tidegate is given to listen to a user's inbox. */
  imapUrl(user: string): string;
  /** Puts a mail into a user's inbox, as a delivery would. */
  put(user: string, raw: string | Buffer): Promise<void>;
  /** Raw mails in one of a user's mailboxes, oldest first. */
  mails(user: string, mailbox?: string): Promise<readonly string[]>;
  /** Gives every mail of a user's inbox a new number, under a new UIDVALIDITY (RFC 3501 §2.3.1.1). */
  renumber(user: string): void;
  stop(): Promise<void>;
}

/** Why there is no Dovecot to be had here; undefined where there is one. */
export function noDovecot(): string | undefined {
  return existsSync('/usr/sbin/dovecot') ? undefined : 'Dovecot is not installed (Debian: dovecot-imapd)';
}

async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((done) =>
          server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port)),
        ),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

const idOf = (flag: '-u' | '-g', user: string): number =>
  Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));

/** Starts it and waits until it answers. @throws Error with its log when it does not */
export async function startDovecot(): Promise<Dovecot> {
  const folder = mkdtempSync(join(tmpdir(), 'tidegate-dovecot-'));
  chmodSync(folder, 0o755);
  const [imapPort, lmtpPort] = (await freePorts(2)) as [number, number];
  const own = userInfo();
  const isRoot = own.uid === 0;
  const mailUser = isRoot ? 'mail' : own.username;
  const [uid, gid] = [idOf('-u', mailUser), idOf('-g', mailUser)];
  const mailFolder = join(folder, 'mail');
  mkdirSync(mailFolder, { mode: 0o777 });
  chmodSync(mailFolder, 0o777);
  const hasLmtp = existsSync('/usr/lib/dovecot/lmtp');
  const password = 'secret';
  const group = execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim();
  const unprivileged = isRoot
    ? ''
    : `default_internal_user = ${own.username}\ndefault_login_user = ${own.username}\ndefault_internal_group = ${group}\n`;
  const service = (name: string, more = '') => `service ${name} {\n  chroot =\n${more}}\n`;
  const file = join(folder, 'dovecot.conf');
  writeFileSync(
    file,
    `base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
listen = 127.0.0.1
protocols = imap${hasLmtp ? ' lmtp' : ''}
ssl = no
disable_plaintext_auth = no
recipient_delimiter = +
mail_location = maildir:${mailFolder}/%n
first_valid_uid = 1
first_valid_gid = 1
${unprivileged}passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${mailFolder}/%n allow_all_users=yes
}
${service('imap-login', `  inet_listener imap {\n    port = ${imapPort}\n  }\n  inet_listener imaps {\n    port = 0\n  }\n`)}
${hasLmtp ? service('lmtp', `  inet_listener lmtp {\n    address = 127.0.0.1\n    port = ${lmtpPort}\n  }\n`) : ''}
${service('anvil')}${service('stats')}`,
  );
  const child = spawn('/usr/sbin/dovecot', ['-F', '-c', file], { stdio: 'ignore' });
  const hasEnded = new Promise<void>((done) => child.once('exit', () => done()));
  const client = (user: string) =>
    new ImapFlow({
      host: '127.0.0.1',
      port: imapPort,
      secure: false,
      doSTARTTLS: false,
      auth: { user, pass: password },
      logger: false,
    });
  const within = async <T>(user: string, act: (open: ImapFlow) => Promise<T>): Promise<T> => {
    const open = client(user);
    open.on('error', () => undefined);
    await open.connect();
    try {
      return await act(open);
    } finally {
      await open.logout();
    }
  };
  const stop = async () => {
    child.kill('SIGTERM');
    await hasEnded;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let tries = 0; ; tries += 1) {
    const isUp = await within('probe', async () => true).catch(() => false);
    if (isUp) break;
    if (tries === 50 || child.exitCode !== null) {
      const log = existsSync(join(folder, 'log')) ? readFileSync(join(folder, 'log'), 'utf8') : 'no log';
      await stop();
      throw new Error(`Dovecot does not answer: ${log.slice(-2_000)}`);
    }
    await wait(100);
  }
  return {
    imapPort,
    lmtpPort: hasLmtp ? lmtpPort : undefined,
    password,
    imapUrl: (user) => `imap://${encodeURIComponent(user)}:${password}@127.0.0.1:${imapPort}`,
    put: (user, raw) =>
      within(user, async (open) => {
        await open.append('INBOX', typeof raw === 'string' ? Buffer.from(raw.replace(/\r?\n/g, '\r\n')) : raw);
      }),
    mails: (user, mailbox = 'INBOX') =>
      within(user, async (open) => {
        const isThere = (await open.list()).some(({ path }) => path === mailbox);
        if (!isThere) return [];
        const lock = await open.getMailboxLock(mailbox);
        try {
          const all: string[] = [];
          if (open.mailbox && open.mailbox.exists === 0) return all;
          for await (const { source } of open.fetch({ all: true }, { source: true })) all.push(String(source));
          return all;
        } finally {
          lock.release();
        }
      }),
    renumber(user) {
      const inbox = join(mailFolder, user);
      for (const file of readdirSync(inbox)) if (file.startsWith('dovecot')) rmSync(join(inbox, file));
    },
    stop,
  };
}
