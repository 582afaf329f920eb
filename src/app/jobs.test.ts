import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import pg from 'pg';
import { type TestStore, testStore } from '../../test/support/cluster.ts';
import { fromEpoch, instant } from '../core/process/instant.ts';
import { createBook, readHead } from '../store/books.ts';
import { installJobs, type JobData, openJobs } from './jobs.ts';

const past = instant('2026-01-01T00:00:00Z');
const ref = { project: 'contour', kind: 'case', id: 'c1' } as const;

async function ask(config: pg.ClientConfig, text: string): Promise<unknown[]> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

async function until(isSo: () => boolean): Promise<void> {
  for (let i = 0; i < 1200 && !isSo(); i += 1) await new Promise((resolve) => setTimeout(resolve, 25));
  assert.ok(isSo(), 'it did not come about within thirty seconds');
}

async function installed(): Promise<TestStore> {
  const made = await testStore('contour');
  await Promise.all([1, 2].map(() => installJobs(made.owner, ['deliver'])));
  await installJobs(made.owner, ['deliver', 'tick']);
  return made;
}

// Each has a database of its own and waits for the clock: they wait side by side.
describe('the job engine', { concurrency: true }, () => {
  test('a job is there when its transaction commits and only then, and is handed over with its data', async () => {
    const made = await installed();
    const jobs = await openJobs(made);
    const seen: JobData[] = [];
    await jobs.work('deliver', async ({ data }) => {
      seen.push(data);
    });
    await assert.rejects(
      made.store.withTx('contour', async (tx) => {
        await jobs.enqueue(tx, 'deliver', { id: 'lost' }, { at: past });
        throw new Error('rolled back');
      }),
    );
    await made.store.withTx('contour', (tx) => jobs.enqueue(tx, 'deliver', { id: 'kept' }, { at: past }));
    await until(() => seen.length > 0);
    assert.deepEqual(seen, [{ id: 'kept' }]);
    await jobs.stop();
  });

  test('a job completes in the transaction of its effect: rolled back, both come again; committed, neither does', async () => {
    const made = await installed();
    const jobs = await openJobs(made);
    let runs = 0;
    await jobs.work('deliver', async (job) => {
      runs += 1;
      await made.store.withTx('contour', async (tx) => {
        await createBook(tx, ref);
        await job.complete(tx);
        if (runs === 1) throw new Error('rolled back');
      });
      // Too late to matter: the job is complete already.
      throw new Error('after the commit');
    });
    await made.store.withTx('contour', (tx) => jobs.enqueue(tx, 'deliver', { id: 'd1' }, { at: past }));
    await until(() => runs === 1);
    assert.equal(await made.store.withTx('contour', (tx) => readHead(tx, ref)), undefined);
    await until(() => runs === 2);
    await jobs.stop();
    assert.equal((await made.store.withTx('contour', (tx) => readHead(tx, ref)))?.seq, 0);
    assert.deepEqual(await ask(made.owner, 'select state::text from jobs.job'), [{ state: 'completed' }]);
  });

  test('a job waits for its instant and is never early', async () => {
    const made = await installed();
    const jobs = await openJobs(made);
    const due = Date.now() + 2_500;
    const seen: number[] = [];
    await jobs.work('deliver', async () => {
      seen.push(Date.now());
    });
    await made.store.withTx('contour', (tx) => jobs.enqueue(tx, 'deliver', { id: 'd1' }, { at: fromEpoch(due) }));
    await until(() => seen.length > 0);
    assert.ok(seen[0]! >= due, `${due - seen[0]!} ms early`);
    await jobs.stop();
  });

  test('a handler that fails sees its job again', async () => {
    const made = await installed();
    const jobs = await openJobs(made);
    const runs: string[] = [];
    await jobs.work('deliver', async ({ id }) => {
      runs.push(id);
      if (runs.length === 1) throw new Error('on purpose');
    });
    await made.store.withTx('contour', (tx) => jobs.enqueue(tx, 'deliver', { id: 'd1' }, { at: past }));
    await until(() => runs.length === 2);
    assert.equal(runs[0], runs[1]);
    await jobs.stop();
  });

  test('the application role can make, change and drop nothing in the job engine', async () => {
    const made = await installed();
    for (const statement of ['create table jobs.x ()', 'drop table jobs.queue', 'alter table jobs.job add x text']) {
      await assert.rejects(ask(made.app, statement), /permission denied|must be owner/, statement);
    }
  });
});
