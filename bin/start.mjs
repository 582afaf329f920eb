// Chooses what runs: the sources in a checkout, the bundles in a packed install; the server's floor or the command line.
// No top-level await here: tidegate.js loads this file with require(), which cannot wait.
import { existsSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';

// OpenPGP asks the runtime which ciphers it knows; Node warns of the ones that it calls experimental, and none of them is used.
const warn = process.emitWarning;
process.emitWarning = (warning, ...rest) => {
  if (/ Web Crypto API /.test(String(warning)) && rest[0] === 'ExperimentalWarning') return;
  warn.call(process, warning, ...rest);
};

const forTheHost = new Set(['serve', 'worker', 'replay', 'demo', 'drill', 'doctor', 'backup', 'restore', 'user']);
const floor = forTheHost.has(process.argv[2]) ? 'main' : 'cli';

// The house is small and waits most of the time: a lean heap takes half the memory (202 MB against 389 after the demo,
// measured). A command of the command line is over soon and may take what it needs.
if (floor === 'main') {
  for (const flag of ['--optimize-for-size', '--max-semi-space-size=2']) setFlagsFromString(flag);
}

if (existsSync(new URL('../src/', import.meta.url))) {
  import('../tools/tsx-loader.mjs').then(() => import(`../src/${floor}/index.ts`));
} else {
  import(`../dist/${floor}.js`);
}
