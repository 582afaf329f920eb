import { fromKysely, PgBoss, TestClock } from 'pg-boss';
import type { Instant } from '../core/process/instant.ts';
import type { Cluster } from '../store/cluster/cluster.ts';
import { followVirtualClock, installJobsSchema, jobsSchema } from '../store/jobs-schema.ts';
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
  /** Enqueues a job whenever a five-field cron expression in UTC says so. */
  repeat(queue: string, cron: string, data: JobData): Promise<void>;
  /** Lets running handlers end (30 s at most), then closes the connections. */
  stop(): Promise<void>;
}

/** A clock that stands still until its driver calls `tick` or `setTime`: for the demo and the replay of a case. */
export function virtualClock(start: Instant): TestClock {
  return new TestClock(start);
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
 * Opens the job engine with data rights only. With a virtual clock it connects as the owner instead, since pg-boss then
 * replaces a function of its schema: use one on throw-away clusters alone.
 */
export async function openJobs(
  cluster: Pick<Cluster, 'app' | 'owner'>,
  options: { readonly clock?: TestClock; readonly log?: (line: string) => void } = {},
): Promise<Jobs> {
  const { clock, log = () => undefined } = options;
  const boss = new PgBoss({
    ...connection(clock ? cluster.owner : cluster.app),
    max: 5,
    createSchema: false,
    migrate: false,
    useListenNotify: true,
    reindex: false,
    monitorVacuum: false,
    ...(clock && { clock }),
  });
  boss.on('error', (error) => log(`The job engine met a fault: ${error.message}`));
  boss.on('warning', (warning) => log(`The job engine warns: ${warning.message}`));
  await boss.start();
  return {
    async enqueue(tx, queue, data, { at }) {
      if (clock) await followVirtualClock(tx);
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
          if (clock) await followVirtualClock(tx);
          await boss.complete(queue, id, null, { db: fromKysely(tx.db) });
        };
        await handler({ id, queue, data, signal, complete });
      });
    },
    async repeat(queue, cron, data) {
      await boss.schedule(queue, cron, data, { tz: 'UTC' });
    },
    stop: () => boss.stop({ graceful: true, timeout: 30_000 }),
  };
}
