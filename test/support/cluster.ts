// Tests meet the real PostgreSQL: one throw-away cluster a run (or a test file that runs alone), one fresh database a call.
import { after } from 'node:test';
import pg from 'pg';
import { instant } from '../../src/core/process/instant.ts';
import { type Cluster, startCluster } from '../../src/store/cluster/cluster.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { insertProject } from '../../src/store/projects.ts';

export interface TestStore {
  readonly store: Store;
  /** The database's doors: the application role and the owner. */
  readonly app: pg.ClientConfig;
  readonly owner: pg.ClientConfig;
  readonly cluster: Cluster;
}

const migrated = 'tidegate_template';
const born = instant('2026-01-01T00:00:00Z');
const open: Store[] = [];
let starting: Promise<Cluster> | undefined;
const databases: string[] = [];

async function query(config: pg.ClientConfig, text: string): Promise<void> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

/** A throw-away cluster with the template database that every test's database is a copy of. */
export async function startTemplate(): Promise<Cluster> {
  const cluster = await startCluster({ throwaway: true, durable: false });
  try {
    await migrate(cluster.owner, born);
    await query(cluster.superuser!, `alter database tidegate rename to ${migrated}`);
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return cluster;
}

/** The cluster that the whole run shares, as shared-cluster.ts left it in the environment; else one of our own. */
function startOnce(): Promise<Cluster> {
  const shared = process.env.TEST_CLUSTER;
  if (!shared) return startTemplate();
  const nobodys = {
    kind: 'attached',
    warnings: [],
    ended: new Promise<string>(() => undefined),
    stop: async () => undefined,
  };
  return Promise.resolve({ ...JSON.parse(shared), ...nobodys } as Cluster);
}

async function freshDatabase(template: string) {
  starting ??= startOnce();
  const cluster = await starting;
  const database = `test_${process.pid}_${databases.length + 1}`;
  databases.push(database);
  await query(
    cluster.superuser!,
    `create database ${database} template ${template} owner tidegate_owner strategy file_copy`,
  );
  return { cluster, app: { ...cluster.app, database }, owner: { ...cluster.owner, database } };
}

/** A fresh database without our schema. */
export async function emptyDatabase(): Promise<Omit<TestStore, 'store'>> {
  return freshDatabase('template1');
}

/** A store over a fresh database with the schema in place and the given projects founded. Closed after the test file. */
export async function testStore(...projects: readonly string[]): Promise<TestStore> {
  const fresh = await freshDatabase(migrated);
  const store = await openStore(fresh);
  open.push(store);
  for (const id of projects) await testProject(store, id);
  return { ...fresh, store };
}

/** Founds a project whose id, slug and host name are one word. */
export async function testProject(store: Store, id: string): Promise<void> {
  await store.withInstanceTx((tx) =>
    insertProject(tx, { id, slug: id, host: `${id}.example.org`, name: id, createdAt: born }),
  );
}

after(async () => {
  for (const store of open) await store.close();
  const cluster = await starting?.catch(() => undefined);
  if (cluster?.kind === 'attached') {
    for (const database of databases) {
      await query(cluster.superuser!, `drop database if exists ${database} with (force)`);
    }
  }
  await cluster?.stop();
});
