// Handed to Node's test runner as its global set-up: one throw-away PostgreSQL for all test files of a whole run.
// A file that runs alone starts its own; see cluster.ts.
import type { Cluster } from '../../src/store/cluster/cluster.ts';
import { startTemplate } from './cluster.ts';

let cluster: Cluster | undefined;

export async function globalSetup(): Promise<void> {
  cluster = await startTemplate();
  const { owner, app, superuser, folder } = cluster;
  // The test processes inherit the environment, and nothing else, from the runner.
  process.env.TEST_CLUSTER = JSON.stringify({ owner, app, superuser, folder });
}

export async function globalTeardown(): Promise<void> {
  await cluster?.stop();
}
