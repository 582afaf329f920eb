import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FixedAsset } from '../parts/fixed-assets.ts';
import { packageFolder } from './playbooks.ts';

const type = 'text/javascript; charset=utf-8';

/**
 * The scripts that pages load, each in one file: bundled now in a checkout, as they were packed in an installed package.
 * @throws Error when neither is there
 */
export async function browserScripts(): Promise<readonly FixedAsset[]> {
  const isCheckout = import.meta.url.endsWith('.ts');
  return isCheckout
    ? bundled(join(await packageFolder('src'), 'browser'))
    : packed(join(await packageFolder('dist'), 'browser'));
}

async function packed(folder: string): Promise<readonly FixedAsset[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  return Promise.all(
    names.map(async (name) => ({ path: `/assets/${name}`, type, body: await readFile(join(folder, name), 'utf8') })),
  );
}

async function bundled(folder: string): Promise<readonly FixedAsset[]> {
  const { build } = await import('esbuild');
  const names = (await readdir(folder)).filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'));
  const { outputFiles } = await build({
    entryPoints: names.map((name) => join(folder, name)),
    outdir: folder,
    write: false,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'error',
  });
  return outputFiles
    .filter(({ path }) => path.endsWith('.js'))
    .map(({ path, text }) => ({ path: `/assets/${basename(path)}`, type, body: text }));
}
