import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import test, { after } from 'node:test';
import { commands } from '../../src/main/commands.ts';
import { findOldNode } from '../support/old-node.ts';

const root = resolve(import.meta.dirname, '../..');
const old = findOldNode();
const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A packed install whose command line is `source`. */
function install(source: string, modules = true): string {
  const folder = mkdtempSync(join(tmpdir(), 'launcher-'));
  folders.push(folder);
  cpSync(join(root, 'bin'), join(folder, 'bin'), { recursive: true });
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'dist/cli.js'), source);
  writeFileSync(join(folder, 'dist/main.js'), "console.log('main', process.argv.slice(2).join(' '));");
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  if (modules) symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return join(folder, 'bin/tidegate.js');
}

test('the launcher is JavaScript that Node 8 can read', () => {
  const source = readFileSync(join(root, 'bin/tidegate.js'), 'utf8');
  assert.doesNotMatch(source, /\?\.|\?\?|\bimport\b[\s(]|catch \{|require\('node:|\basync\b/);
});

for (const [name, node] of [
  ['the Node of today', process.execPath],
  ['a Node that is too old', old],
] as const) {
  const options = { skip: node ? false : 'this machine has no Node below 24' };

  test(`${name} ends up in Node 24 with arguments and exit code intact`, options, () => {
    const bin = install('console.log(process.versions.node, ...process.argv.slice(2)); process.exitCode = 11;');
    const { stdout, status } = spawnSync(node!, [bin, 'next', '--json', 'a b'], { encoding: 'utf8' });
    assert.match(stdout, /^2[4-9]\.\d+\.\d+ next --json a b\n$/);
    assert.equal(status, 11);
  });

  test(`${name} sends the host's commands to main`, options, () => {
    const { stdout } = spawnSync(node!, [install(''), 'backup', 'create'], { encoding: 'utf8' });
    assert.equal(stdout, 'main backup create\n');
  });

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    test(`${name} hands ${signal} down and waits for the end`, options, async () => {
      const bin = install(
        `process.on('${signal}', () => setTimeout(() => process.exit(7), 50)); setInterval(() => {}, 1000); console.log('up');`,
      );
      const child = spawn(node!, [bin], { stdio: ['ignore', 'pipe', 'inherit'] });
      await once(child.stdout, 'data');
      child.kill(signal);
      assert.deepEqual(await once(child, 'exit'), [7, null]);
    });
  }
}

test('an old Node alone says in one sentence what to install', {
  skip: old ? false : 'this machine has no Node below 24',
}, () => {
  const { stderr, status } = spawnSync(old!, [install('', false)], { encoding: 'utf8' });
  assert.match(stderr, /^Tidegate needs Node\.js 24 .*: install Node\.js 24.*\.\n$/);
  assert.equal(status, 1);
});

test('every host command is known to the launcher and listed by help', () => {
  const start = readFileSync(join(root, 'bin/start.mjs'), 'utf8');
  const sent = [...start.match(/new Set\(\[(.*?)\]\)/s)![1]!.matchAll(/'(\w+)'/g)].map((match) => match[1]!);
  const { stdout } = spawnSync(process.execPath, [join(root, 'bin/tidegate.js'), '--help'], { encoding: 'utf8' });
  for (const name of sent) assert.match(stdout, new RegExp(`\\b${name}\\b`));
  for (const name of Object.keys(commands)) assert.ok(sent.includes(name), `${name} is missing in bin/start.mjs`);
});
