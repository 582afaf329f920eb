// One thread of `tidegate site build`: the sources in a checkout, the bundle in a packed install.
import { existsSync } from 'node:fs';

if (existsSync(new URL('../src/', import.meta.url))) {
  await import('../tools/tsx-loader.mjs');
  await import('../src/cli/site/press-thread.ts');
} else {
  await import('../dist/press-thread.js');
}
