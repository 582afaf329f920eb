// Tests meet the real PostgreSQL: one throw-away cluster a run (or a test file that runs alone), one fresh database a call.
import { after } from 'node:test';
import type pg from 'pg';
import type { Cluster } from '../../src/store/cluster/cluster.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { insertProject } from '../../src/store/projects.ts';
import { born, migrated, query, startTemplate } from './shared-cluster.ts';

export interface TestStore {
  readonly store: Store;
  /** The database's doors: the application role and the owner. */
  readonly app: pg.ClientConfig;
  readonly owner: pg.ClientConfig;
  readonly cluster: Cluster;
}

let starting: Promise<Cluster> | undefined;
let databases = 0;

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

/** Dropped after the test that asks for it, or after the last test where a file does. */
async function freshDatabase(template: string) {
  let drop: (() => Promise<void>) | undefined;
  // At once: node:test gives a hook to the test whose promise was waited for last, and the cluster is another one's.
  after(() => drop?.());
  starting ??= startOnce();
  const cluster = await starting;
  databases += 1;
  const database = `test_${process.pid}_${databases}`;
  const asSuperuser = (text: string) => query(cluster.superuser!, text);
  await asSuperuser(`create database ${database} template ${template} owner tidegate_owner strategy file_copy`);
  // A cluster of one's own goes with all that is in it.
  if (cluster.kind === 'attached') drop = () => asSuperuser(`drop database if exists ${database} with (force)`);
  return { cluster, app: { ...cluster.app, database }, owner: { ...cluster.owner, database } };
}

/** A fresh database without our schema. */
export async function emptyDatabase(): Promise<Omit<TestStore, 'store'>> {
  return freshDatabase('template1');
}

/** A fresh database with the schema in place, as a cluster to those who start and stop one. */
export async function freshCluster(): Promise<Cluster> {
  const { cluster, app, owner } = await freshDatabase(migrated);
  return { ...cluster, app, owner, stop: async () => undefined };
}

/**
 * A store over a fresh database with the schema in place and the given projects founded. It is closed after the test that
 * asks for it, or after the last test where a file does.
 */
export async function testStore(...projects: readonly string[]): Promise<TestStore> {
  let store: Store | undefined;
  after(() => store?.close());
  const fresh = await freshDatabase(migrated);
  store = await openStore(fresh);
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
  const cluster = await starting?.catch(() => undefined);
  await cluster?.stop();
});
