// The throw-away PostgreSQL of tests: one for all test files of a whole run, which tools/test.ts starts and stops, or one
// of a file that runs alone; see cluster.ts.
import pg from 'pg';
import { instant } from '../../src/core/process/instant.ts';
import { type Cluster, startCluster } from '../../src/store/cluster/cluster.ts';
import { migrate } from '../../src/store/migrate.ts';

/** The database with our schema and nothing in it: every test's database is a copy of it. */
export const migrated = 'tidegate_template';
export const born = instant('2026-01-01T00:00:00Z');

export async function query(config: pg.ClientConfig, text: string): Promise<void> {
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

let shared: Cluster | undefined;

/** Starts the cluster of a whole run. @returns its address, for the environment (TEST_CLUSTER) of the test processes */
export async function share(): Promise<string> {
  shared = await startTemplate();
  const { owner, app, superuser, folder } = shared;
  return JSON.stringify({ owner, app, superuser, folder });
}

export async function stopSharing(): Promise<void> {
  await shared?.stop();
}
