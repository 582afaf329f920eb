// Which tests are asked about a changed place, and in which order.
import { basename, dirname } from 'node:path';

// These take seconds each, and would be waited for after every change that nothing notices.
const long = ['src/core/process/checker/check.test.ts', 'src/core/process/next.test.ts'];

/** Whether a test file is asked about changes in this file: the long ones are about their own folder only. */
export const isAskedAbout = (test: string, changed: string): boolean =>
  !long.includes(test) || dirname(test) === dirname(changed);

/**
 * The test files to ask about a change in this file, the likeliest to notice first: that of the file, then those of its
 * folder, then those of its room, then the others.
 */
export function nearest(changed: string, tests: readonly string[]): string[] {
  return tests
    .filter((test) => isAskedAbout(test, changed))
    .map((test) => ({ test, distance: distanceOf(changed, test) }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ test }) => test);
}

/** `src/core/process/steps/x.ts` is of the room `src/core/process`. */
export const roomOf = (file: string) => file.split('/').slice(0, 3).join('/');

function distanceOf(changed: string, test: string): number {
  if (dirname(changed) === dirname(test)) return basename(changed, '.ts') === basename(test, '.test.ts') ? 0 : 1;
  return roomOf(changed) === roomOf(test) ? 2 : 3;
}
