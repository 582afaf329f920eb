import type { Repository } from './git.ts';

/** A commit as the world will read it. */
export interface CommitText {
  readonly hash: string;
  readonly message: string;
}

/**
 * The commits of a range, newest first.
 * @throws CliFailure where there is no git, no repository or no such range
 */
export async function commitsOf(repo: Repository, range: string): Promise<readonly CommitText[]> {
  const out = await repo.git('log', '--no-show-signature', '--format=%H%n%B', '-z', '--end-of-options', range, '--');
  return out
    .toString('utf8')
    .split('\0')
    .filter((each) => each.trim() !== '')
    .map((each) => {
      const end = each.indexOf('\n');
      return { hash: each.slice(0, end), message: each.slice(end + 1).trimEnd() };
    });
}
