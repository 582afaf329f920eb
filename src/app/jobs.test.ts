import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type TestStore, testStore } from '../../test/support/cluster.ts';
import { instant } from '../core/process/instant.ts';
import { createBook, readHead } from '../store/books.ts';
import { installJobs, type JobData, openJobs, virtualClock } from './jobs.ts';

const past = instant('2026-01-01T00:00:00Z');
const ref = { project: 'contour', kind: 'case', id: 'c1' } as const;

async function until(isSo: () => boolean): Promise<void> {
  for (let i = 0; i < 400 && !isSo(); i += 1) await new Promise((resolve) => setTimeout(resolve, 25));
  assert.ok(isSo(), 'it did not come about within ten seconds');
}

async function installed(): Promise<TestStore> {
  const made = await testStore('contour');
  await Promise.all([1, 2].map(() => installJobs(made.owner, ['deliver'])));
  await installJobs(made.owner, ['deliver', 'tick']);
  return made;
}

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

test('a job completes in the transaction of its effect', async () => {
  const made = await installed();
  const jobs = await openJobs(made);
  let runs = 0;
  let rolledBack = 0;
  await jobs.work('deliver', async (job) => {
    runs += 1;
    const attempt = made.store.withTx('contour', async (tx) => {
      await createBook(tx, ref);
      await job.complete(tx);
      if (runs === 1) throw new Error('rolled back');
    });
    await attempt.catch(() => {
      rolledBack += 1;
    });
    if (rolledBack > 0 && runs === 1) await made.store.withTx('contour', (tx) => job.complete(tx));
  });
  await made.store.withTx('contour', (tx) => jobs.enqueue(tx, 'deliver', { id: 'd1' }, { at: past }));
  await until(() => rolledBack === 1);
  assert.equal(await made.store.withTx('contour', (tx) => readHead(tx, ref)), undefined);
  await made.store.withTx('contour', (tx) => jobs.enqueue(tx, 'deliver', { id: 'd2' }, { at: past }));
  await until(() => runs === 2);
  await jobs.stop();
  assert.equal((await made.store.withTx('contour', (tx) => readHead(tx, ref)))?.seq, 0);
});

test('on a virtual clock a job waits for its hour, however late the real clock is', async () => {
  const made = await installed();
  const clock = virtualClock(instant('2026-03-31T09:00:00Z'));
  const jobs = await openJobs(made, { clock });
  const seen: number[] = [];
  await jobs.work('deliver', async () => {
    seen.push(clock.now());
  });
  const due = instant('2026-04-01T09:00:00Z');
  await made.store.withTx('contour', (tx) => jobs.enqueue(tx, 'deliver', { id: 'd1' }, { at: due }));
  await clock.setTime('2026-04-01T08:59:55Z');
  await clock.tick(3_000);
  assert.deepEqual(seen, []);
  await clock.tick(4_000);
  await until(() => seen.length > 0);
  assert.ok(seen[0]! >= Date.parse(due));
  await jobs.stop();
});

test('the application role can make, change and drop nothing in the job engine', async () => {
  const made = await installed();
  const { Client } = (await import('pg')).default;
  const client = new Client(made.app);
  await client.connect();
  for (const statement of ['create table jobs.x ()', 'drop table jobs.queue', 'alter table jobs.job add x text']) {
    await assert.rejects(client.query(statement), /permission denied|must be owner/, statement);
  }
  await client.end();
});
