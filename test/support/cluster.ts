// Tests meet the real PostgreSQL: one throw-away cluster a run (or a test file that runs alone), one fresh database a call.
import { after } from 'node:test';
import pg from 'pg';
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

const ends = new Set<() => Promise<void>>();

/** After the test that asks for it, or after the last test where a file does: in any case before the cluster stops. */
function afterwards(end: () => Promise<void>): void {
  const once = async () => {
    if (ends.delete(once)) await end();
  };
  ends.add(once);
  after(once);
}

/** Databases with our schema that a test has left, empty again: the next one takes one of them, for a fifth of a new one's time. */
const left: string[] = [];

/** A database that nobody else has until the test that asks for it is over, or the last test where a file asks. */
async function freshDatabase(template: string) {
  let leave: (() => Promise<void>) | undefined;
  // At once: node:test gives a hook to the test whose promise was waited for last, and the cluster is another one's.
  afterwards(async () => leave?.());
  starting ??= startOnce();
  const cluster = await starting;
  const old = template === migrated ? left.pop() : undefined;
  if (old === undefined) databases += 1;
  const database = old ?? `test_${process.pid}_${databases}`;
  if (old === undefined) {
    const owned = `template ${template} owner tidegate_owner strategy file_copy`;
    await query(cluster.superuser!, `create database ${database} ${owned}`);
  }
  leave = async () => {
    if (template === migrated && (await isEmptied({ ...cluster.superuser!, database }))) left.push(database);
  };
  return { cluster, app: { ...cluster.app, database }, owner: { ...cluster.owner, database } };
}

/** Takes all rows out of a database; false where it is not as new then, since a test made tables of its own or still holds rows. */
async function isEmptied(config: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client({ ...config, lock_timeout: 1_000 });
  await client.connect();
  try {
    const all = `select schemaname || '.' || tablename as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`;
    const names = (await client.query<{ name: string }>(all)).rows.map(({ name }) => name);
    if (names.some((name) => !name.startsWith('public.'))) return false;
    const rows = names.filter((name) => name !== 'public.migrations').map((name) => `delete from ${name}`);
    // The tables themselves refuse to forget; a replica's word passes by their triggers.
    await client.query(`set session_replication_role = replica; ${rows.join('; ')}`);
    return true;
  } catch {
    return false;
  } finally {
    await client.end();
  }
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
  afterwards(async () => store?.close());
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
  for (const end of ends) await end();
  const cluster = await starting?.catch(() => undefined);
  await cluster?.stop();
});
