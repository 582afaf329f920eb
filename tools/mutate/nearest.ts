// Which tests are asked about a changed place, and in which order.
import { basename, dirname } from 'node:path';

/** Seconds after which a test file counts as long. */
const long = 1.5;

/**
 * The test files to ask about a change in this file, the likeliest to notice first: that of the file, then those of its
 * folder, then those of its room, then the others, the quick before the slow. Long ones are asked about their own folder only.
 * @param seconds how long each test file takes; one that was never timed counts as quick
 */
export function nearest(changed: string, tests: readonly string[], seconds: ReadonlyMap<string, number>): string[] {
  const time = (test: string) => seconds.get(test) ?? 0;
  return tests
    .filter((test) => time(test) <= long || dirname(test) === dirname(changed))
    .map((test) => ({ test, distance: distanceOf(changed, test) }))
    .sort((a, b) => a.distance - b.distance || time(a.test) - time(b.test))
    .map(({ test }) => test);
}

/** `src/core/process/steps/x.ts` is of the room `src/core/process`. */
export const roomOf = (file: string) => file.split('/').slice(0, 3).join('/');

function distanceOf(changed: string, test: string): number {
  if (dirname(changed) === dirname(test)) return basename(changed, '.ts') === basename(test, '.test.ts') ? 0 : 1;
  return roomOf(changed) === roomOf(test) ? 2 : 3;
}
