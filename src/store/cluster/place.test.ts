import assert from 'node:assert/strict';
import { chown, cp, mkdir, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { dataFolder, scratch } from '../../../test/support/folders.ts';
import { startHolder } from '../../../test/support/processes.ts';
import { reachCluster, startCluster } from './cluster.ts';
import { findNative, installNative } from './native.ts';
import { passwordFile } from './passwords.ts';
import { rootFolder } from './place.ts';
import { run } from './run.ts';

const isRoot = process.getuid?.() === 0;
const nobody = 65_534;
const trouble = (rule: string) => (error: unknown) => {
  assert.equal((error as { rule?: string }).rule, rule);
  return true;
};

test('programs installed with --ignore-scripts lack their links; the copy has them and runs', async () => {
  const native = await findNative();
  const bare = join(await scratch(), 'native');
  await cp(native.folder, bare, { recursive: true, verbatimSymlinks: true });
  const links: { target: string }[] = JSON.parse(await readFile(join(bare, 'pg-symlinks.json'), 'utf8'));
  for (const { target } of links) await rm(join(bare, '..', target), { force: true });
  const parent = await scratch();
  const folders = await Promise.all([1, 2, 3].map(() => installNative({ ...native, folder: bare }, parent)));
  assert.equal(new Set(folders).size, 1);
  assert.deepEqual(await readdir(parent), [`native-${native.version}`]);
  await run(join(folders[0]!, 'bin', 'postgres'), ['--version'], parent);
  await run(join(folders[0]!, 'bin', 'initdb'), ['--version'], parent);
});

test('a copy that a killed process did not finish is removed', async () => {
  const native = await findNative();
  const parent = await scratch();
  await mkdir(join(parent, `native-${native.version}.draft-4194305-x`, 'bin'), { recursive: true });
  await installNative(native, parent);
  assert.deepEqual(await readdir(parent), [`native-${native.version}`]);
});

test('as root the cluster lies where its unprivileged user reaches it, though the data folder is closed', {
  skip: !isRoot,
}, async () => {
  const data = await dataFolder();
  const cluster = await startCluster({ data });
  assert.match(cluster.folder!, new RegExp(`^${rootFolder}/[0-9a-f]{32}$`));
  assert.notEqual((await stat(join(cluster.folder!, 'pgdata'))).uid, 0);
  assert.equal((await stat(join(data, 'keys', 'db'))).uid, 0);
  await cluster.stop();
});

test('an ordinary user keeps the cluster in the data folder, however deep it is', { skip: !isRoot }, async () => {
  const parent = await scratch();
  await chown(parent, nobody, nobody);
  const data = join(parent, 'a-long-way-down/'.repeat(12), 'data');
  const holder = startHolder(['hold', data], nobody);
  const ready = await holder.fact('ready');
  assert.equal(ready.folder, join(data, 'cluster'));
  assert.equal(ready.uid, nobody);
  assert.equal((await stat(String(ready.socket))).mode & 0o777, 0o700);
  await holder.end('SIGTERM');
  const asRoot = await startCluster({ data });
  assert.equal(asRoot.folder, join(data, 'cluster'));
  assert.match(asRoot.warnings.join(), /Start it as that user/);
  await asRoot.stop();
  await rm(String(ready.socket), { recursive: true, force: true });
});

test('a throw-away cluster of an ordinary user runs from the package and leaves nothing', {
  skip: !isRoot,
}, async () => {
  const holder = startHolder(['throwaway'], nobody);
  const { folder } = await holder.fact('ready');
  assert.deepEqual((await readdir(String(folder))).sort(), ['pgdata', 'postgres.log', 's']);
  await holder.end('SIGTERM');
  // Where the process is gone first, its watcher takes the folder away a moment later.
  for (let tries = 100; tries > 0 && (await stat(String(folder)).catch(() => undefined)); tries -= 1) await pause(100);
  await assert.rejects(stat(String(folder)), { code: 'ENOENT' });
});

test('a data folder that was moved finds its cluster, a copied one is told apart', { skip: !isRoot }, async () => {
  const data = await dataFolder();
  await (await startCluster({ data })).stop();
  const copy = await dataFolder('copy');
  await cp(data, copy, { recursive: true });
  await assert.rejects(startCluster({ data: copy }), trouble('data-folder-copied'));
  await rm(copy, { recursive: true });
  const moved = await dataFolder('moved');
  await rename(data, moved);
  const cluster = await startCluster({ data: moved });
  await cluster.stop();
});

test('an ordinary user may copy a data folder at rest, and not one whose database runs', {
  skip: !isRoot,
}, async () => {
  const parent = await scratch();
  await chown(parent, nobody, nobody);
  const [data, copy] = [join(parent, 'data'), join(parent, 'copy')];
  const original = startHolder(['hold', data], nobody);
  await original.fact('ready');
  await run('cp', ['-a', data, copy], parent);
  const refused = await startHolder(['hold', copy], nobody).fact('trouble');
  assert.equal(refused.trouble, 'data-folder-copied');
  await original.end('SIGTERM');
  await rm(copy, { recursive: true });
  await run('cp', ['-a', data, copy], parent);
  const both = [data, copy].map((folder) => startHolder(['hold', folder], nobody));
  for (const holder of both) await holder.fact('ready');
  for (const holder of both) await holder.end('SIGTERM');
});

test('lost passwords, another major version and a foreign socket folder are refused with their mend', async () => {
  const data = await dataFolder();
  const { folder, stop } = await startCluster({ data });
  await stop();
  const version = join(folder!, 'pgdata', 'PG_VERSION');
  const kept = await readFile(version, 'utf8');
  await writeFile(version, '17\n');
  await assert.rejects(startCluster({ data }), trouble('database-version'));
  await writeFile(version, kept);
  await rm(join(folder!, 's'), { recursive: true });
  await symlink('/tmp', join(folder!, 's'));
  await assert.rejects(startCluster({ data }), trouble('folder-not-private'));
  await rm(join(folder!, 's'));
  await rename(passwordFile(data), `${passwordFile(data)}.away`);
  await assert.rejects(startCluster({ data }), trouble('database-passwords-lost'));
  await rename(`${passwordFile(data)}.away`, passwordFile(data));
  await (await reachCluster({ data })).stop();
});
