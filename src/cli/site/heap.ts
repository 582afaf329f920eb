import { setFlagsFromString } from 'node:v8';

const flags = [
  // The nursery stays as large as it has become while the program was loaded.
  '--semi-space-growth-factor=1',
  // In megabytes: that of the threads that are begun from now on.
  '--min-semi-space-size=4',
  '--max-semi-space-size=4',
  // The old part grows by half at most before it is looked through.
  '--heap-growing-percent=50',
];

/**
 * Keeps the heap small from now on. A site of thousands of advisories is made of what is worthless at once, and no part
 * of a heap has to grow for it; a nursery too small is swept so often that it costs more than the pages. Measured in
 * docs/decisions/0039.
 */
export function keepHeapSmall(): void {
  for (const flag of flags) setFlagsFromString(flag);
}
