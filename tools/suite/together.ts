// What a process does that several test files share.
import { setPriority } from 'node:os';
import { resolve } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';

/**
 * Loads test files one after the other; one that cannot be loaded is a test of its name that fails, and
 * to end before the last test has ended is a failure.
 *
 * @param isPatient takes the time that nobody else wants: for tests of which nothing can starve
 */
export async function together(files: readonly string[], isPatient = false): Promise<void> {
  if (isPatient) setPriority(19);
  let hasEnded = false;
  after(() => {
    hasEnded = true;
  });
  process.on('exit', () => {
    if (!hasEnded) process.exitCode = 1;
  });
  const loading = loaded(files);
  // No test begins before all are loaded: what a file opens while it loads would go to a test of another, and be closed with it.
  test(`${files.length} files of tests are loaded`, () => loading);
  await loading;
}

async function loaded(files: readonly string[]): Promise<void> {
  for (const file of files) {
    try {
      await import(pathToFileURL(resolve(file)).href);
    } catch (error) {
      test(file, () => {
        throw error;
      });
    }
  }
}
