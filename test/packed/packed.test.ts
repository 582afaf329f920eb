import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import test, { after } from 'node:test';
import { findOldNode } from '../support/old-node.ts';

const root = resolve(import.meta.dirname, '../..');
const elsewhere = mkdtempSync(join(tmpdir(), 'packed-'));
const installed = join(elsewhere, 'node_modules/tidegate');
after(() => rmSync(elsewhere, { recursive: true, force: true }));

// The package is built in a copy of the tree, so that two test runs side by side cannot take each other's dist/.
const tree = join(elsewhere, 'tree');
mkdirSync(tree);
symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
for (const part of ['bin', 'src', 'tools', 'migrations', 'playbooks', 'package.json', 'LICENSE', 'README.md']) {
  cpSync(join(root, part), join(tree, part), { recursive: true });
}
const packing = execFileSync('npm', ['pack', '--json', '--silent', '--pack-destination', elsewhere], {
  cwd: tree,
  encoding: 'utf8',
});
const packed: { filename: string; files: { path: string }[] }[] = JSON.parse(packing.replace(/^[^[]*/, ''));

// Unpacking stands in for npm install: what npm would fetch beside it is linked from here, so no network is needed.
mkdirSync(installed, { recursive: true });
execFileSync('tar', ['xzf', join(elsewhere, packed[0]!.filename), '--strip-components=1', '-C', installed]);
symlinkSync(join(root, 'node_modules'), join(installed, 'node_modules'));

const tidegate = (node: string, ...args: string[]) =>
  spawnSync(node, [join(installed, 'bin/tidegate.js'), ...args], { cwd: elsewhere, encoding: 'utf8' });

test('the package carries bundles, migrations and playbooks, and neither sources nor tests nor keys', () => {
  const paths = packed[0]!.files.map((file) => file.path);
  for (const needed of [
    'bin/tidegate.js',
    'bin/package.json',
    'bin/start.mjs',
    'dist/main.js',
    'dist/cli.js',
    'LICENSE',
  ]) {
    assert.ok(paths.includes(needed), `${needed} is missing`);
  }
  const astray = paths.filter((path) => /^(src|tools|data)\/|\.test\.|\.tsx?$|\.(key|pem|env)$/.test(path));
  assert.deepEqual(astray, []);
});

test('the packed command line runs outside the checkout, whichever Node starts it', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  assert.equal(existsSync(join(installed, 'src')), false);
  for (const node of [process.execPath, findOldNode()]) {
    if (node) assert.equal(tidegate(node, '--version').stdout, `${version}\n`);
  }
});

test('every command of the packed command line loads', () => {
  const { stdout, status } = tidegate(process.execPath, '--help');
  assert.equal(status, 0);
  assert.match(stdout, /Usage: tidegate/);
  assert.equal(tidegate(process.execPath, 'user', '--help').stderr.includes('ERR_MODULE_NOT_FOUND'), false);
});
