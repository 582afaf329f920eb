import type { House } from '../../app/house.ts';
import { installJobs, type Jobs, openJobs } from '../../app/jobs.ts';
import { deliverQueue } from '../../app/letters.ts';
import { noPost } from '../../channels/post.ts';
import { smtpPost } from '../../channels/smtp.ts';
import { openWeb } from '../../channels/web.ts';
import { readFlag } from '../../store/instance.ts';
import { listProjects } from '../../store/projects.ts';
import { StoreTrouble } from '../../store/trouble.ts';
import { openEncryptor } from '../../vault/encryptor.ts';
import { realNow, steadyClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { type Foundation, layFoundation, raiseHouse } from '../raise.ts';
import { openRootKey } from '../root-key.ts';
import { openCluster } from './cluster.ts';

/** A house on its real database. */
export interface Instance {
  readonly house: House;
  readonly foundation: Foundation;
  readonly jobs: Jobs;
  /** The recovery sheet, when the root key was made just now. */
  readonly sheet: string | undefined;
  /** Why nothing is sent, when the instance was restored and nobody has released it. */
  readonly held: string | undefined;
  close(): Promise<void>;
}

/**
 * Opens the instance that the configuration names: database, schema, root key, jobs.
 * @param beside whether it may run beside another process on the same private server
 * @throws StoreTrouble with a sentence and its mend, `demo-folder` for a database that a demo has made
 */
export async function openInstance(config: Config, log: (line: string) => void, beside = false): Promise<Instance> {
  const closers: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const one of closers.splice(0).reverse()) await one();
  };
  try {
    const cluster = await openCluster(config, log, beside);
    closers.push(() => cluster.stop());
    for (const warning of cluster.warnings) log(warning);
    const foundation = await layFoundation(cluster, realNow(), log);
    const { store, migrated } = foundation;
    closers.push(() => store.close());
    if (migrated.length > 0) log(`Brought the database's schema forward: ${migrated.join(', ')}.`);
    const { demo, held, isNew } = await store.withInstanceTx(async (tx) => ({
      demo: await readFlag(tx, 'demo'),
      held: await readFlag(tx, 'held'),
      isNew: (await listProjects(tx)).length === 0,
    }));
    if (demo !== undefined) {
      throw new StoreTrouble(
        'demo-folder',
        'This database was made by a demo and holds nothing real.',
        'Use another data folder (TIDEGATE_DATA).',
      );
    }
    const { key, sheet } = await openRootKey(config.rootKeyFile, isNew, realNow().slice(0, 10));
    await installJobs(cluster.owner, [deliverQueue]);
    const jobs = await openJobs(cluster, { log });
    closers.push(() => jobs.stop());
    const encryptor = openEncryptor();
    closers.push(() => encryptor.close());
    const house = raiseHouse({
      store,
      root: key,
      now: steadyClock(log),
      baseUrl: config.baseUrl,
      post: config.smtpUrl === undefined ? noPost : smtpPost({ url: config.smtpUrl }),
      sender: config.mailFrom,
      answersTo: config.replyAddress,
      bouncesTo: config.bounceAddress,
      exploitation: config.exploitation,
      encryptor,
      web: openWeb(),
      isDemo: false,
      jobs,
      log,
    });
    return { house, foundation, jobs, sheet, held, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The projects of the instance by id, oldest first. */
export async function projectsOf({ store }: House) {
  return store.withInstanceTx((tx) => listProjects(tx));
}
