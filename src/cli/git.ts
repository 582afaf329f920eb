import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CliFailure } from './command.ts';

const run = promisify(execFile);

// Neither the person's settings nor the machine's may show in a patch, or decide how one is applied.
const settings = [
  ...['core.hooksPath=/dev/null', 'core.autocrlf=false', 'core.quotePath=true', 'format.from=false'],
  ...['diff.noprefix=false', 'diff.mnemonicPrefix=false', 'diff.context=3', 'diff.algorithm=myers'],
  ...['user.name=tidegate', 'user.email=tidegate@localhost', 'commit.gpgSign=false', 'gc.auto=0'],
].flatMap((each) => ['-c', each]);

const quiet = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
  TZ: 'UTC',
};

/** A repository on this machine, spoken to by its own git. */
export interface Repository {
  readonly folder: string;
  /** @throws CliFailure with what git said */
  git(...args: readonly string[]): Promise<Buffer>;
  /** The first line of what git answers. @throws CliFailure as `git` does */
  ask(...args: readonly string[]): Promise<string>;
  /** The same git in another folder. */
  at(folder: string): Repository;
}

export function repository(folder: string, env: Readonly<Record<string, string | undefined>>): Repository {
  const git = async (...args: readonly string[]): Promise<Buffer> => {
    const { PATH, HOME } = env;
    try {
      const { stdout } = await run('git', ['-C', folder, ...settings, ...args], {
        encoding: 'buffer',
        maxBuffer: 200 * 1024 * 1024,
        env: { PATH, HOME, ...quiet },
      });
      return stdout;
    } catch (error) {
      const { code, stderr = '' } = error as { code?: unknown; stderr?: Buffer | string };
      if (code === 'ENOENT') throw new CliFailure('The program git is not on this machine. Install it first.');
      const said = String(stderr).trim().split('\n').slice(0, 3).join(' ');
      throw new CliFailure(`git ${args[0]} failed in ${folder}: ${said || code}`);
    }
  };
  return {
    folder,
    git,
    ask: async (...args) => (await git(...args)).toString('utf8').split('\n')[0]!.trim(),
    at: (other) => repository(other, env),
  };
}

/**
 * Applies a mailbox of patches with git am in a throw-away clone: nothing of it stays in the repository.
 * @param base a commit, tag or branch of it
 * @returns the hash of the tree that comes out
 */
export async function treeAfter(from: Repository, base: string, mailbox: Uint8Array): Promise<string> {
  const commit = await from.ask('rev-parse', '--verify', '--end-of-options', `${base}^{commit}`);
  const source = await from.ask('rev-parse', '--absolute-git-dir');
  const folder = await mkdtemp(join(tmpdir(), 'tidegate-bundle-'));
  try {
    await from.at(folder).git('clone', '--quiet', '--shared', '--no-checkout', source, 'tree');
    await writeFile(join(folder, 'patches.mbox'), mailbox, { mode: 0o600 });
    const tree = from.at(join(folder, 'tree'));
    await tree.git('checkout', '--quiet', '--detach', commit);
    await tree.git('am', '--quiet', '--keep-cr', join(folder, 'patches.mbox'));
    return await tree.ask('rev-parse', 'HEAD^{tree}');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
