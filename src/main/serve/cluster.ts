import { type Cluster, reachCluster, startCluster } from '../../store/cluster/cluster.ts';
import { connectExternal } from '../../store/cluster/external.ts';
import type { Config } from '../config.ts';

/**
 * The database that the configuration names: a server of somebody else's, or the private one of the data folder.
 * @param beside whether another process of ours may be running it already: for doctor, backup and the worker
 */
export async function openCluster(config: Config, log: (line: string) => void, beside = false): Promise<Cluster> {
  if (config.databaseUrl !== undefined) return connectExternal(config.databaseUrl, config.databaseAppUrl);
  return beside ? reachCluster({ data: config.data, log }) : startCluster({ data: config.data, log });
}
