import assert from 'node:assert/strict';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import pg from 'pg';
import { dataFolder } from '../../../test/support/folders.ts';
import { startHolder, until } from '../../../test/support/processes.ts';
import { reachCluster, startCluster } from './cluster.ts';
import { holderOf } from './lock.ts';

// One folder for most: each test leaves it closed.
const data = await dataFolder();

async function ask(config: pg.ClientConfig, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

test('the first start makes a durable, private cluster; the next one finds its rows', async () => {
  const first = await startCluster({ data });
  await ask(first.owner, 'create table kept (n int)');
  await ask(first.owner, 'insert into kept values (7)');
  const shown =
    'fsync synchronous_commit full_page_writes data_checksums listen_addresses password_encryption statement_timeout';
  const fields = shown.split(' ').map((name) => `current_setting('${name}') as ${name}`);
  assert.deepEqual(await ask(first.app, `select ${fields}`), [
    {
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      data_checksums: 'on',
      listen_addresses: '',
      password_encryption: 'scram-sha-256',
      statement_timeout: '30s',
    },
  ]);
  await first.stop();
  assert.equal(await first.ended, 'stopped');
  const second = await startCluster({ data });
  assert.deepEqual(await ask(second.owner, 'select n from kept'), [{ n: 7 }]);
  await second.stop();
});

test('every file of the cluster and its passwords is readable by its owner alone', async () => {
  const cluster = await startCluster({ data });
  const open: string[] = [];
  for (const root of [data, cluster.folder!]) {
    assert.equal((await stat(root)).mode & 0o077, 0, root);
    for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (path.includes('/native-')) continue;
      const { mode } = await stat(path).catch(() => ({ mode: 0 }));
      if ((mode & 0o077) !== 0) open.push(path);
    }
  }
  assert.deepEqual(open, []);
  assert.equal((await stat(join(data, 'keys', 'db'))).mode & 0o777, 0o600);
  await cluster.stop();
});

test('a wrong password opens nothing, and the application role may make nothing and see no other database', async () => {
  const cluster = await startCluster({ throwaway: true, durable: false });
  await assert.rejects(ask({ ...cluster.app, password: 'wrong' }, 'select 1'), /password authentication failed/);
  await assert.rejects(ask(cluster.app, 'create table mine (n int)'), /permission denied/);
  await assert.rejects(ask(cluster.app, 'create schema mine'), /permission denied/);
  await assert.rejects(ask({ ...cluster.app, database: 'postgres' }, 'select 1'), /permission denied/);
  await cluster.stop();
});

test('a second opener is refused with the process that holds the folder; beside it one may attach', async () => {
  const cluster = await startCluster({ data });
  const other = startHolder(['hold', data]);
  const { trouble, message } = await other.fact('trouble');
  assert.equal(trouble, 'data-folder-busy');
  assert.match(String(message), new RegExp(`in use by process ${process.pid}\\..*TIDEGATE_DATA`));
  const beside = await reachCluster({ data });
  assert.equal(beside.kind, 'attached');
  assert.deepEqual(await ask(beside.app, 'select 1 as n'), [{ n: 1 }]);
  await beside.stop();
  assert.deepEqual(await ask(cluster.app, 'select 1 as n'), [{ n: 1 }]);
  await cluster.stop();
  const after = await reachCluster({ data });
  assert.equal(after.kind, 'private');
  await after.stop();
});

test('a command that comes while another process is starting waits for its server', async () => {
  const holder = startHolder(['hold', data]);
  await until(async () => (await holderOf(data).catch(() => undefined)) === holder.child.pid);
  const beside = await reachCluster({ data });
  assert.equal(beside.kind, 'attached');
  assert.deepEqual(await ask(beside.app, 'select 1 as n'), [{ n: 1 }]);
  await holder.end('SIGTERM');
});

test('two clones on one machine start at once and share nothing', async () => {
  const folders = [await dataFolder(), await dataFolder()];
  const clusters = await Promise.all(folders.map((data) => startCluster({ data })));
  await Promise.all(clusters.map(({ owner }, i) => ask(owner, `create table number_${i} ()`)));
  for (const [i, { owner }] of clusters.entries()) {
    const tables = await ask(owner, "select tablename from pg_tables where schemaname = 'public'");
    assert.deepEqual(tables, [{ tablename: `number_${i}` }]);
  }
  await Promise.all(clusters.map((cluster) => cluster.stop()));
});

test('a deep data folder works: the socket moves to a short private folder', async () => {
  const deep = await dataFolder(join(...Array.from({ length: 12 }, () => 'a-long-way-down')));
  const cluster = await startCluster({ data: deep });
  assert.ok(Buffer.byteLength(`${cluster.app.host}/.s.PGSQL.5432`) <= 107);
  assert.equal((await stat(String(cluster.app.host))).mode & 0o777, 0o700);
  assert.deepEqual(await ask(cluster.app, 'select 1 as n'), [{ n: 1 }]);
  await cluster.stop();
});
