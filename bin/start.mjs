// Chooses what runs: the sources in a checkout, the bundles in a packed install; the server's floor or the command line.
// No top-level await here: tidegate.js loads this file with require(), which cannot wait.
import { existsSync } from 'node:fs';

const forTheHost = new Set(['serve', 'worker', 'replay', 'demo', 'drill', 'doctor', 'backup', 'restore', 'user']);
const floor = forTheHost.has(process.argv[2]) ? 'main' : 'cli';

if (existsSync(new URL('../src/', import.meta.url))) {
  import('../tools/tsx-loader.mjs').then(() => import(`../src/${floor}/index.ts`));
} else {
  import(`../dist/${floor}.js`);
}
