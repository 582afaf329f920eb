// What a process does that several test files share. It takes the time that nobody else wants: nothing of it can starve.
import { setPriority } from 'node:os';
import { resolve } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';

/**
 * Loads test files one after the other; one that cannot be loaded is a test of its name that fails, and
 * to end before the last test has ended is a failure.
 */
export async function together(files: readonly string[]): Promise<void> {
  setPriority(19);
  let hasEnded = false;
  after(() => {
    hasEnded = true;
  });
  process.on('exit', () => {
    if (!hasEnded) process.exitCode = 1;
  });
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
