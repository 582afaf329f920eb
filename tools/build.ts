// Bundles what the packed package carries: the sources need type stripping, which Node refuses inside node_modules.
import { readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { filesIn } from './files.ts';

/** What is loaded in a checkout alone, where the browser scripts are bundled at start. */
const inCheckout = 'esbuild';

process.chdir(resolve(import.meta.dirname, '..'));
const began = performance.now();
rmSync('dist', { recursive: true, force: true });

const server = await build({
  entryPoints: {
    main: 'src/main/index.ts',
    cli: 'src/cli/index.ts',
    'pgp-worker': 'src/vault/pgp-worker.ts',
    'witness-worker': 'src/vault/witness-worker.ts',
    'press-thread': 'src/cli/site/press-thread.ts',
    'mail-worker': 'src/channels/mail-worker.ts',
  },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  packages: 'external',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  metafile: true,
  logLevel: 'warning',
});
const scripts = filesIn('src/browser', ['.ts', '.tsx', '.css']).filter(
  (path) => !path.includes('.test.') && path.split('/').length === 3,
);
await build({
  entryPoints: scripts,
  outdir: 'dist/browser',
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'warning',
});

const missing = packagesOf(server.metafile).filter((name) => !promised().has(name));
if (missing.length > 0) {
  console.error(`dist/ imports ${missing.join(', ')}, which package.json does not list among its dependencies.`);
  process.exitCode = 1;
}
const size = Object.values(server.metafile.outputs).reduce((sum, { bytes }) => sum + bytes, 0);
const seconds = ((performance.now() - began) / 1000).toFixed(1);
console.log(`dist: ${Math.round(size / 1024)} KiB for the server, ${scripts.length} browser scripts, ${seconds} s`);

/** The outside packages that the bundles import, at their start or later. */
function packagesOf({ outputs }: Metafile): string[] {
  const paths = Object.values(outputs)
    .flatMap(({ imports }) => imports)
    .filter(({ external, path }) => external && path !== inCheckout && !path.startsWith('node:'))
    .map(({ path }) =>
      path
        .split('/')
        .slice(0, path.startsWith('@') ? 2 : 1)
        .join('/'),
    );
  return [...new Set(paths)].sort();
}

function promised(): ReadonlySet<string> {
  const { dependencies, optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  return new Set(Object.keys({ ...dependencies, ...optionalDependencies }));
}
