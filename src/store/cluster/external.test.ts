// The server that "somebody else runs" is a throw-away one of ours, reached by an address as DATABASE_URL gives it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { instant } from '../../core/process/instant.ts';
import { createBook, listBooks } from '../books.ts';
import { migrate } from '../migrate.ts';
import { openStore } from '../open.ts';
import { insertProject } from '../projects.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { connectExternal } from './external.ts';

const at = instant('2026-01-01T00:00:00Z');
let server: Cluster;
let count = 0;

before(async () => {
  server = await startCluster({ throwaway: true, durable: false });
  await administer('drop database tidegate', 'drop role tidegate_app', 'drop role tidegate_owner');
});
after(() => server.stop());

async function administer(...statements: string[]): Promise<void> {
  const client = new pg.Client(server.superuser);
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

const address = (user: string, database: string) =>
  `postgresql://${user}:word@/${database}?host=${encodeURIComponent(String(server.app.host))}`;

/** A database of its own whose owner may create roles or not. */
async function somebodys(
  rights: 'createrole' | 'nocreaterole',
): Promise<{ url: string; owner: string; database: string }> {
  count += 1;
  const [owner, database] = [`somebody_${count}`, `theirs_${count}`];
  await administer(
    `create role ${owner} login ${rights} password 'word'`,
    `create database ${database} owner ${owner}`,
  );
  return { url: address(owner, database), owner, database };
}

async function works(cluster: Cluster): Promise<void> {
  await migrate(cluster.owner, at);
  const store = await openStore(cluster);
  const project = (id: string) => ({ id, slug: id, host: id, name: id, createdAt: at });
  await store.withInstanceTx((tx) => insertProject(tx, project('contour')));
  await store.withInstanceTx((tx) => insertProject(tx, project('envoy')));
  await store.withTx('contour', (tx) => createBook(tx, { project: 'contour', kind: 'case', id: 'c1' }));
  assert.deepEqual(await store.withTx('envoy', (tx) => listBooks(tx, 'case')), []);
  assert.equal((await store.withTx('contour', (tx) => listBooks(tx, 'case'))).length, 1);
  await assert.rejects(
    store.withTx('contour', (tx) => tx.db.schema.createTable('mine').execute()),
    /permission denied/,
  );
  await store.close();
}

test('an address is enough where its user may create roles; the application acts as a weaker role', async () => {
  const { url } = await somebodys('createrole');
  const cluster = await connectExternal(url);
  assert.equal(cluster.kind, 'external');
  assert.match(cluster.warnings.join(), /login to the database/);
  await works(cluster);
  await (await connectExternal(url)).stop();
});

test('where its user may not, the way out is named, and with it done a second login serves the application', async () => {
  await administer('drop owned by tidegate_app').catch(() => undefined);
  const { url, owner, database } = await somebodys('nocreaterole');
  await assert.rejects(connectExternal(url), { rule: 'role-missing', message: /grant tidegate_app to/ });
  await administer(
    `grant tidegate_app to ${owner}`,
    "create role weak login password 'word' noinherit",
    'grant tidegate_app to weak',
  );
  const cluster = await connectExternal(url, address('weak', database));
  assert.deepEqual(cluster.warnings, []);
  await works(cluster);
});

test('a wrong password, a strong application role and a server that is too old are refused with the way out', async () => {
  const { url } = await somebodys('createrole');
  await assert.rejects(connectExternal(url.replace(':word@', ':wrong@')), { rule: 'database-unreachable' });
  await administer('alter role tidegate_app bypassrls');
  await assert.rejects(connectExternal(url), { rule: 'role-too-strong', message: /nobypassrls/ });
  await administer('alter role tidegate_app nobypassrls');
  await assert.rejects(connectExternal(url, url, 19), {
    rule: 'database-too-old',
    message: /PostgreSQL 18, and .* 19/,
  });
});
