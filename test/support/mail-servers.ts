// Debian's Postfix and Dovecot on the loopback, in a folder of their own: what Postfix delivers, Dovecot gives out.
import { execFileSync, spawn } from 'node:child_process';
import {
  accessSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../src/main/free-port.ts';
import { until } from './processes.ts';

/** Why the mail servers cannot run here, for a test that is skipped; false when they can. */
export function noMailServers(): string | false {
  if (userInfo().uid !== 0) return 'Postfix is started by root alone';
  for (const program of ['/usr/sbin/postfix', '/usr/sbin/dovecot']) {
    try {
      accessSync(program);
    } catch {
      return `${program} is not installed here`;
    }
  }
  return false;
}

export interface MailServers {
  readonly smtp: string;
  /** Where a mailbox is read, by the name it was given. */
  imap(box: string): string;
  /** Every mail in a mailbox, as it stands on disk. */
  mails(box: string): readonly Buffer[];
  /** Waits until a mailbox holds so many. */
  arrived(box: string, count: number): Promise<readonly Buffer[]>;
  stop(): Promise<void>;
}

const nobody = { uid: 65_534, gid: 65_534 };
const password = 'loopback-only';

/**
 * Starts both.
 * @param boxes addresses and the mailboxes they lead to; every other address is refused
 * @param broken addresses that are taken in and returned afterwards
 */
export async function startMailServers(
  boxes: Readonly<Record<string, string>>,
  broken: readonly string[] = [],
): Promise<MailServers> {
  const folder = mkdtempSync(join(tmpdir(), 'tidegate-mail-'));
  const at = (...names: string[]) => join(folder, ...names);
  for (const name of ['postfix', 'queue', 'data', 'mail', 'run']) mkdirSync(at(name));
  execFileSync('chmod', ['755', folder]);
  chownSync(at('mail'), nobody.uid, nobody.gid);
  execFileSync('chown', ['postfix', at('data')]);
  const [smtpPort, imapPort] = [await freePort(), await freePort()];
  const domains = [...new Set([...Object.keys(boxes), ...broken].map((address) => address.split('@')[1]!))];
  // A mailbox that should be a file and is a folder: the server notices when it delivers.
  mkdirSync(at('mail/folder'));
  const lines = [
    ...Object.entries(boxes).map(([address, box]) => `${address} ${box}/`),
    ...broken.map((address) => `${address} folder`),
  ];
  writeFileSync(at('postfix/boxes'), `${lines.join('\n')}\n`);
  writeFileSync(
    at('postfix/main.cf'),
    `compatibility_level = 3.6
queue_directory = ${at('queue')}
data_directory = ${at('data')}
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
inet_interfaces = loopback-only
inet_protocols = ipv4
myhostname = mail.test.invalid
mydestination =
alias_maps =
recipient_delimiter = +
virtual_mailbox_domains = ${domains.join(' ')}
virtual_mailbox_base = ${at('mail')}
virtual_mailbox_maps = texthash:${at('postfix/boxes')}
virtual_uid_maps = static:${nobody.uid}
virtual_gid_maps = static:${nobody.gid}
smtpd_relay_restrictions = permit_mynetworks, reject
default_transport = error:nothing leaves this machine
maximal_queue_lifetime = 0
maillog_file = ${at('mail.log')}
maillog_file_prefixes = ${folder}
`,
  );
  const services = ['pickup unix n - n 60 1 pickup', 'cleanup unix n - n - 0 cleanup', 'qmgr unix n - n 300 1 qmgr'];
  const plain = ['rewrite:trivial-rewrite', 'error', 'retry:error'];
  const returning = ['bounce', 'defer', 'trace'].map((name) => `${name} unix - - n - 0 bounce`);
  writeFileSync(
    at('postfix/master.cf'),
    [
      `127.0.0.1:${smtpPort} inet n - n - - smtpd`,
      ...services,
      ...returning,
      ...plain.map((each) => `${each.split(':')[0]} unix - - n - - ${each.split(':').at(-1)}`),
      'virtual unix - n n - - virtual',
      'anvil unix - - n - 1 anvil',
      'proxymap unix - - n - - proxymap',
      'tlsmgr unix - - n 1000? 1 tlsmgr',
      'postlog unix-dgram n - n - 1 postlogd',
      '',
    ].join('\n'),
  );
  writeFileSync(
    at('dovecot.conf'),
    `protocols = imap
listen = 127.0.0.1
base_dir = ${at('run')}
log_path = ${at('dovecot.log')}
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${at('mail')}/%u
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${nobody.uid} gid=${nobody.gid} home=${at('mail')}/%u
}
service imap-login {
  inet_listener imap {
    port = ${imapPort}
  }
}
`,
  );
  // Neither keeps a pipe to us: a daemon that held one would keep this process waiting for its end.
  const postfix = (command: string) =>
    execFileSync('/usr/sbin/postfix', ['-c', at('postfix'), command], { stdio: 'ignore' });
  postfix('start');
  const dovecot = spawn('/usr/sbin/dovecot', ['-F', '-c', at('dovecot.conf')], { stdio: 'ignore' });
  const over = new Promise<void>((ended) => dovecot.once('exit', () => ended()));
  const mails = (box: string): readonly Buffer[] =>
    ['new', 'cur'].flatMap((state) => {
      try {
        const place = at('mail', box, state);
        return readdirSync(place)
          .sort()
          .map((name) => readFileSync(join(place, name)));
      } catch {
        return [];
      }
    });
  return {
    smtp: `smtp://127.0.0.1:${smtpPort}`,
    imap: (box) => `imap://${box}:${password}@127.0.0.1:${imapPort}`,
    mails,
    async arrived(box, count) {
      await until(() => mails(box).length >= count);
      return mails(box);
    },
    async stop() {
      postfix('stop');
      dovecot.kill('SIGTERM');
      await over;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
