// Debian's Postfix on loopback, in a folder of its own: it takes mail by SMTP and hands it to a Dovecot, or returns it.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../src/main/free-port.ts';
import type { Dovecot } from './dovecot.ts';

/** Why Postfix cannot hand mail to Dovecot here; undefined where it can. */
export function noPostfix(): string | undefined {
  if (userInfo().uid !== 0) return 'Postfix is started by root alone';
  const lacking = ['/usr/sbin/postfix', '/usr/lib/dovecot/lmtp'].find((program) => !existsSync(program));
  return lacking && `${lacking} is not installed here (Debian: postfix, dovecot-imapd, dovecot-lmtpd)`;
}

export interface Postfix {
  /** Where mail is handed in. */
  readonly url: string;
  stop(): void;
}

const nobody = 65_534;
const boxes = 'boxes.invalid';

/**
 * Starts it.
 * @param users addresses, each with the user of the Dovecot whose inbox it leads to; every other address is refused
 * @param broken addresses that are taken in and returned afterwards
 */
export async function startPostfix(
  dovecot: Dovecot,
  users: Readonly<Record<string, string>>,
  broken: readonly string[] = [],
): Promise<Postfix> {
  const folder = mkdtempSync(join(tmpdir(), 'tidegate-postfix-'));
  const at = (...names: string[]) => join(folder, ...names);
  // A mailbox that should be a file and is a folder: the server notices when it delivers, and returns the mail at once.
  for (const name of ['conf', 'queue', 'data', 'mail', 'mail/folder']) mkdirSync(at(name));
  execFileSync('chmod', ['755', folder]);
  execFileSync('chown', ['postfix', at('data')]);
  const port = await freePort();
  const leads = [...Object.entries(users), ...broken.map((address) => [address, 'broken'] as const)];
  const domains = [...new Set(leads.map(([address]) => address.split('@')[1]!))];
  writeFileSync(at('conf/aliases'), leads.map(([address, user]) => `${address} ${user}@${boxes}\n`).join(''));
  writeFileSync(at('conf/ways'), `broken@${boxes} virtual:\n`);
  writeFileSync(
    at('conf/main.cf'),
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
virtual_alias_domains = ${domains.join(' ')}
virtual_alias_maps = texthash:${at('conf/aliases')}
virtual_mailbox_domains = ${boxes}
virtual_mailbox_base = ${at('mail')}
virtual_mailbox_maps = static:folder
virtual_uid_maps = static:${nobody}
virtual_gid_maps = static:${nobody}
virtual_transport = lmtp:inet:127.0.0.1:${dovecot.lmtpPort}
transport_maps = texthash:${at('conf/ways')}
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
    at('conf/master.cf'),
    [
      `127.0.0.1:${port} inet n - n - - smtpd`,
      ...services,
      ...returning,
      ...plain.map((each) => `${each.split(':')[0]} unix - - n - - ${each.split(':').at(-1)}`),
      'virtual unix - n n - - virtual',
      'lmtp unix - - n - - lmtp',
      'anvil unix - - n - 1 anvil',
      'proxymap unix - - n - - proxymap',
      'tlsmgr unix - - n 1000? 1 tlsmgr',
      'postlog unix-dgram n - n - 1 postlogd',
      '',
    ].join('\n'),
  );
  // It keeps no pipe to us: a daemon that held one would keep this process waiting for its end.
  const postfix = (command: string) =>
    execFileSync('/usr/sbin/postfix', ['-c', at('conf'), command], { stdio: 'ignore' });
  postfix('start');
  return {
    url: `smtp://127.0.0.1:${port}`,
    stop() {
      postfix('stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
