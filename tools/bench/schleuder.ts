// The same mail through Debian's Schleuder: one list, the same members and keys, the same mail server.
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ListMember {
  readonly address: string;
  readonly fingerprint: string;
  readonly armored: string;
}

const subscribing = `$VERBOSE = nil
require 'schleuder'
require 'json'
list, _ = Schleuder::ListBuilder.new({ email: 'list@bench.example', fingerprint: ARGV[0] }).run
JSON.parse(File.read(ARGV[1])).each_with_index do |member, at|
  # A list without an administrator does not work.
  sub, _ = list.subscribe(member['address'], member['fingerprint'], at.zero?, true)
  raise sub.errors.full_messages.join(' ') unless sub.errors.empty?
end
`;

/**
 * Sends one plain mail to a Schleuder list of these members.
 * @returns seconds from handing the mail in to the end of the program; undefined where Schleuder is not installed
 */
export function schleuderSeconds(members: readonly ListMember[], mail: string, port: number): number | undefined {
  if (spawnSync('schleuder', ['version']).status !== 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'tidegate-schleuder-'));
  const at = (...names: string[]) => join(folder, ...names);
  const home = at('lists/bench.example/list');
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    mkdirSync(at('logs'));
    copyFileSync('/etc/schleuder/list-defaults.yml', at('list-defaults.yml'));
    writeFileSync(
      at('schleuder.yml'),
      `lists_dir: ${at('lists')}
listlogs_dir: ${at('logs')}
keyword_handlers_dir: ${at('none')}
filters_dir: ${at('none')}
log_level: warn
superadmin: root@localhost
smtp_settings: { address: 127.0.0.1, port: ${port}, enable_starttls_auto: false }
database: { production: { adapter: sqlite3, database: ${at('db.sqlite')} } }
`,
    );
    const env = {
      ...process.env,
      SCHLEUDER_CONFIG: at('schleuder.yml'),
      SCHLEUDER_LIST_DEFAULTS: at('list-defaults.yml'),
    };
    const gpg = (args: readonly string[], input?: string) =>
      execFileSync('gpg', ['--batch', '--homedir', home, '--passphrase', '', ...args], {
        input: input ?? '',
        stdio: ['pipe', 'pipe', 'ignore'],
        maxBuffer: 1 << 28,
      }).toString();
    gpg(['--quick-gen-key', 'list@bench.example <list@bench.example>', 'ed25519', 'sign', 'never']);
    const own = /^fpr:+(\w+):/m.exec(gpg(['--with-colons', '--list-keys']))![1]!;
    gpg(['--quick-add-key', own, 'cv25519', 'encr', 'never']);
    gpg(['--import'], members.map(({ armored }) => armored).join('\n'));
    writeFileSync(at('members.json'), JSON.stringify(members));
    writeFileSync(at('subscribe.rb'), subscribing);
    execFileSync('schleuder', ['install'], { env, stdio: 'ignore' });
    execFileSync('ruby', [at('subscribe.rb'), own, at('members.json')], { env, stdio: 'ignore' });
    const began = performance.now();
    execFileSync('schleuder', ['work', 'list@bench.example'], {
      env,
      input: mail,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    return (performance.now() - began) / 1_000;
  } finally {
    spawnSync('gpgconf', ['--homedir', home, '--kill', 'all']);
    rmSync(folder, { recursive: true, force: true });
  }
}
