// Lets Node 24 run .tsx as it is: type stripping knows no JSX, so this hook hands such files to esbuild.
// Only a checkout needs it; the packed package carries bundles instead (tools/build.ts).
import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire, enableCompileCache, getCompileCacheDir, registerHooks } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

// To strip the types of a thousand files takes a start longer than most commands run, and each thread its own. What comes of it
// is kept with the checkout, where nobody else writes. Node keeps it apart for each set of flags (bin/start.mjs sets some), if
// it is told the place here: a place named before the flags are set is one for all, and each side drops what the other kept.
if (!getCompileCacheDir()) enableCompileCache(resolve(import.meta.dirname, '../node_modules/.cache/tidegate'));

// Loaded at the first .tsx file: most runs of the command line meet none.
const require = createRequire(import.meta.url);

registerHooks({
  // A file of ours names another with its ending and its place: there is nothing to look for, and a start does it a thousand times.
  resolve(name, context, nextResolve) {
    if (!/^\.\.?\/.*\.tsx?$/.test(name) || !context.parentURL?.startsWith('file:')) return nextResolve(name, context);
    const { href: url } = new URL(name, context.parentURL);
    return { url, shortCircuit: true, ...(url.endsWith('.ts') ? { format: 'module-typescript' } : {}) };
  },
  load(url, context, nextLoad) {
    if (!url.endsWith('.tsx')) return nextLoad(url, context);
    const path = fileURLToPath(url);
    const text = readFileSync(path, 'utf8');
    return {
      format: 'module',
      source: kept(path, text) ?? keep(path, text, transform(path, text)),
      shortCircuit: true,
    };
  },
});

function transform(path, text) {
  return require('esbuild').transformSync(text, {
    loader: 'tsx',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    format: 'esm',
    target: 'node24',
    sourcefile: path,
    sourcemap: 'inline',
  }).code;
}

// Where Node keeps what it has compiled, the pages are kept as well: hundreds of test processes would each start esbuild and
// hand it the same files.
const place = (path, text) => {
  const folder = getCompileCacheDir();
  return folder && join(folder, `${createHash('sha256').update(`${path}\n${text}`).digest('hex')}.mjs`);
};

function kept(path, text) {
  const file = place(path, text);
  try {
    return file && readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function keep(path, text, code) {
  const file = place(path, text);
  if (file) {
    writeFileSync(`${file}.${process.pid}`, code);
    renameSync(`${file}.${process.pid}`, file);
  }
  return code;
}
