import { relative } from 'node:path';

const mostSecondChances = 5;

/**
 * The test files that get a second chance, of those in which something failed: none where there are many, or where
 * something failed that is no file's own, such as a process that several share, or a file that cannot be loaded.
 *
 * @param failed full paths
 * @param files all test files, from the project's root
 */
export function deserving(failed: ReadonlySet<string>, files: readonly string[]): readonly string[] {
  const names = [...failed].map((file) => relative('.', file));
  return names.length <= mostSecondChances && names.every((name) => files.includes(name)) ? names : [];
}
