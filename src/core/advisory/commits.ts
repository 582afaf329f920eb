import type { Advisory } from './advisory.ts';

type Commits = NonNullable<Advisory['affected'][number]['commits']>[number];

/** `commits from 4b1d… up to, but not including, 9c0e… of https://…`, for people. */
export function sayCommitSpan({ repo, introduced, fixed, lastAffected }: Commits): string {
  const from = introduced === '0' ? 'every commit' : `commits from ${introduced}`;
  if (fixed) return `${from} up to, but not including, ${fixed} of ${repo}`;
  if (lastAffected) return `${from} up to and including ${lastAffected} of ${repo}`;
  return introduced === '0' ? `${from} of ${repo}` : `${from} on of ${repo}`;
}
