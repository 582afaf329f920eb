import { fromKysely, PgBoss } from 'pg-boss';
import type { Instant } from '../core/process/instant.ts';
import type { Cluster } from '../store/cluster/cluster.ts';
import { installJobsSchema, jobsSchema } from '../store/jobs-schema.ts';
import type { Tx } from '../store/open.ts';

/** A job carries ids alone: what to do stands in the tables, so a job that runs twice or never loses nothing. */
export type JobData = Readonly<Record<string, string>>;

export interface RunningJob {
  readonly id: string;
  readonly queue: string;
  readonly data: JobData;
  /** Aborted when the job has run out of time or the process stops. */
  readonly signal: AbortSignal;
  /** Completes the job in the transaction that holds its effect: both are there or neither is. */
  complete(tx: Tx): Promise<void>;
}

export interface Jobs {
  /** Enqueues in the given transaction: nothing is enqueued when it rolls back. Never runs before `at`. */
  enqueue(tx: Tx, queue: string, data: JobData, when: { readonly at: Instant }): Promise<void>;
  /** Hands over the queue's jobs, one at a time; a handler that throws sees the job again later, five times at most. */
  work(queue: string, handler: (job: RunningJob) => Promise<void>): Promise<void>;
  /** Lets running handlers end (30 s at most), then closes the connections. */
  stop(): Promise<void>;
}

const years = 365 * 24 * 3_600;

/**
 * Makes the job engine's schema and queues, as the owner of the database; again and again without harm.
 * @param queues their names; a queue that is not named here cannot be used
 */
export async function installJobs(owner: Cluster['owner'], queues: readonly string[]): Promise<void> {
  await installJobsSchema(owner, async () => {
    const boss = new PgBoss({
      ...connection(owner),
      max: 2,
      createSchema: false,
      migrate: true,
      supervise: false,
      schedule: false,
    });
    boss.on('error', () => undefined);
    await boss.start();
    try {
      for (const name of queues) {
        if (await boss.getQueue(name)) continue;
        await boss.createQueue(name, {
          policy: 'standard',
          notify: true,
          retryLimit: 5,
          retryDelay: 5,
          retryBackoff: true,
          retryDelayMax: 600,
          expireInSeconds: 300,
          retentionSeconds: 10 * years,
        });
      }
    } finally {
      await boss.stop({ graceful: false });
    }
  });
}

function connection(config: Cluster['owner']) {
  const { host, port, user, password, database, connectionString, ssl, options } = config;
  const given = { host, port, user, password, database, connectionString, ssl, options };
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { ...known, application_name: 'tidegate-jobs', schema: jobsSchema };
}

/**
 * Opens the job engine with data rights only, on the real clock. A house whose clock is moved by hand opens none: whoever
 * moves the clock calls the tick.
 */
export async function openJobs(
  cluster: Pick<Cluster, 'app'>,
  options: { readonly log?: (line: string) => void } = {},
): Promise<Jobs> {
  const { log = () => undefined } = options;
  const boss = new PgBoss({
    ...connection(cluster.app),
    max: 5,
    createSchema: false,
    migrate: false,
    schedule: false,
    useListenNotify: true,
    reindex: false,
    monitorVacuum: false,
  });
  boss.on('error', (error) => log(`The job engine met a fault: ${error.message}`));
  boss.on('warning', (warning) => log(`The job engine warns: ${warning.message}`));
  await boss.start();
  return {
    async enqueue(tx, queue, data, { at }) {
      await boss.send(queue, data, { startAfter: at, db: fromKysely(tx.db) });
    },
    async work(queue, handler) {
      const options = {
        batchSize: 1,
        pollingIntervalSeconds: 1,
        notifyPollingIntervalSeconds: 1,
        burstWhenBatchFull: true,
      };
      await boss.work<JobData>(queue, options, async ([job]) => {
        if (!job) return;
        const { id, data, signal } = job;
        const complete = async (tx: Tx) => {
          await boss.complete(queue, id, null, { db: fromKysely(tx.db) });
        };
        await handler({ id, queue, data, signal, complete });
      });
    },
    stop: () => boss.stop({ graceful: true, timeout: 30_000 }),
  };
}
