import { execFile } from 'node:child_process';
import { CliFailure } from './command.ts';

/** A commit as the world will read it. */
export interface CommitText {
  readonly hash: string;
  readonly message: string;
}

/**
 * The commits of a range in the repository around the working folder, newest first, by the `git` program.
 * @throws CliFailure where there is no git, no repository or no such range
 */
export async function commitsOf(range: string): Promise<readonly CommitText[]> {
  const out = await git(['log', '--no-show-signature', '--format=%H%n%B', '-z', '--end-of-options', range, '--']);
  return out
    .split('\0')
    .filter((each) => each.trim() !== '')
    .map((each) => {
      const end = each.indexOf('\n');
      return { hash: each.slice(0, end), message: each.slice(end + 1).trimEnd() };
    });
}

function git(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile('git', [...args], { maxBuffer: 200_000_000 }, (error, stdout, stderr) => {
      if (!error) resolve(stdout);
      else if ((error as NodeJS.ErrnoException).code === 'ENOENT')
        reject(new CliFailure('There is no git program here.'));
      else reject(new CliFailure(`git says: ${stderr.trim() || error.message}`));
    });
  });
}
