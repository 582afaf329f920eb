import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { testProject, testStore } from '../../test/support/cluster.ts';
import { createBook, listBooks, readHead } from './books.ts';
import { openStore } from './open.ts';
import { findProjectByHost, listProjects, readProject } from './projects.ts';

const book = (project: string) => ({ project, kind: 'case', id: 'c1' }) as const;

test('a project sees its own rows alone; naming another finds and writes nothing', async () => {
  const { store } = await testStore('contour', 'envoy');
  await store.withTx('contour', (tx) => createBook(tx, book('contour')));
  assert.deepEqual(await store.withTx('envoy', (tx) => listBooks(tx, 'case')), []);
  const foreign = { project: 'contour', kind: 'case', id: 'c2', seq: 0, hash: Buffer.alloc(0) } as const;
  await store.withTx('envoy', async (tx) => {
    const all = await tx.db.selectFrom('books').selectAll().execute();
    assert.deepEqual(all, []);
    const changed = await tx.db.updateTable('books').set({ seq: 9 }).executeTakeFirst();
    assert.equal(changed.numUpdatedRows, 0n);
  });
  await assert.rejects(
    store.withTx('envoy', (tx) => tx.db.insertInto('books').values(foreign).execute()),
    /row-level security/,
  );
  assert.equal((await store.withTx('contour', (tx) => readHead(tx, book('contour'))))?.seq, 0);
});

test('without a project nothing is seen, by the application or by the owner', async () => {
  const { store, app, owner } = await testStore('contour');
  await store.withTx('contour', (tx) => createBook(tx, book('contour')));
  await store.withInstanceTx(async (tx) => {
    assert.deepEqual(await tx.db.selectFrom('books').selectAll().execute(), []);
  });
  for (const config of [app, owner]) {
    const client = new pg.Client(config);
    await client.connect();
    assert.equal((await client.query('select from books')).rowCount, 0);
    assert.equal((await client.query('select from projects')).rowCount, 0);
    await client.end();
  }
});

test('the project of a transaction does not leak into the next one on its connection', async () => {
  const { app } = await testStore('contour');
  const store = await openStore({ app }, { connections: 1 });
  await store.withTx('contour', (tx) => createBook(tx, book('contour')));
  await store.withInstanceTx(async (tx) => {
    assert.deepEqual(await tx.db.selectFrom('books').selectAll().execute(), []);
  });
  await assert.rejects(
    store.withTx('contour', async () => {
      throw new Error('rolled back');
    }),
  );
  await store.withTx('envoy', async (tx) => assert.deepEqual(await listBooks(tx, 'case'), []));
  await store.close();
});

test('the door of the instance finds projects by host name; a project sees itself alone', async () => {
  const { store } = await testStore('contour', 'envoy');
  const found = await store.withInstanceTx((tx) => findProjectByHost(tx, 'envoy.example.org'));
  assert.equal(found?.id, 'envoy');
  assert.equal((await store.withInstanceTx(listProjects)).length, 2);
  await store.withTx('contour', async (tx) => {
    assert.equal((await readProject(tx))?.id, 'contour');
    assert.equal((await tx.db.selectFrom('projects').selectAll().execute()).length, 1);
  });
  await assert.rejects(
    store.withTx('contour', (tx) => tx.db.updateTable('projects').set({ name: 'x' }).execute()),
    /row-level security/,
  );
});

test('a transaction that fails leaves nothing; one inside another is refused', async () => {
  const { store } = await testStore('contour');
  await assert.rejects(
    store.withTx('contour', async (tx) => {
      await createBook(tx, book('contour'));
      throw new Error('on purpose');
    }),
    /on purpose/,
  );
  assert.equal(await store.withTx('contour', (tx) => readHead(tx, book('contour'))), undefined);
  await assert.rejects(
    store.withTx('contour', () => store.withInstanceTx(async () => undefined)),
    /inside another/,
  );
  await assert.rejects(
    store.withTx('', async () => undefined),
    /needs a project/,
  );
});

test('a question sees what a transaction sees, and the database refuses it every change', async () => {
  const { store } = await testStore('contour', 'envoy');
  await store.withTx('contour', (tx) => createBook(tx, book('contour')));
  const [one, two] = await store.readTx('contour', (tx) => Promise.all([listBooks(tx, 'case'), listBooks(tx, 'case')]));
  assert.deepEqual(one, [book('contour')]);
  assert.deepEqual(two, one);
  assert.deepEqual(await store.readTx('envoy', (tx) => listBooks(tx, 'case')), []);
  await assert.rejects(
    store.readTx('contour', (tx) => createBook(tx, { ...book('contour'), id: 'c2' })),
    { code: '25006' },
  );
  await assert.rejects(
    store.readTx('contour', () => store.withTx('contour', async () => undefined)),
    /inside another/,
  );
});

test('what is asked together is answered in order, and one fault leaves nothing of the rest', async () => {
  const { app } = await testStore('contour');
  const store = await openStore({ app }, { connections: 1 });
  const answers = await store.withTx('contour', (tx) =>
    Promise.all([3, 1, 2].map((n) => sql<{ n: number }>`select ${n}::int as n`.execute(tx.db))),
  );
  assert.deepEqual(
    answers.map(({ rows }) => rows[0]?.n),
    [3, 1, 2],
  );
  const broken = store.withTx('contour', (tx) =>
    Promise.all([createBook(tx, book('contour')), sql`select 1 / 0`.execute(tx.db), listBooks(tx, 'case')]),
  );
  await assert.rejects(broken, { code: '22012' });
  assert.deepEqual(await store.readTx('contour', (tx) => listBooks(tx, 'case')), []);
  // A fault that was caught has still ended the transaction: nobody is told that it was kept.
  const swallowed = store.withTx('contour', async (tx) => {
    await createBook(tx, book('contour'));
    await sql`select 1 / 0`.execute(tx.db).catch(() => undefined);
  });
  await assert.rejects(swallowed, /nothing of it was kept/);
  await store.close();
});

test('instants come back as they went in, large numbers as numbers, bytes as bytes', async () => {
  const { store } = await testStore();
  await store.withInstanceTx(async (tx) => {
    const read = await sql<Record<string, unknown>>`
      select ${'2026-04-01T09:00:00.123Z'}::timestamptz as at, ${'0044-03-15T12:00:00.000Z'}::timestamptz as old,
             '2026-04-01 11:00:00.1+02'::timestamptz as tenth, '2026-04-01 09:00:00.123456+00'::timestamptz as finer,
             9007199254740991::bigint as most, '\\x00ff'::bytea as bytes`.execute(tx.db);
    assert.deepEqual(read.rows, [
      {
        at: '2026-04-01T09:00:00.123Z',
        old: '0044-03-15T12:00:00.000Z',
        tenth: '2026-04-01T09:00:00.100Z',
        finer: '2026-04-01T09:00:00.123Z',
        most: Number.MAX_SAFE_INTEGER,
        bytes: Buffer.from([0, 255]),
      },
    ]);
    await assert.rejects(sql`select 9007199254740993::bigint`.execute(tx.db), RangeError);
  });
});

test('a connection that the server ends costs its transaction, and the pool goes on', async () => {
  const { store, cluster, app } = await testStore('contour');
  const ended = store.withTx('contour', async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx.db);
    const client = new pg.Client(cluster.superuser);
    await client.connect();
    await client.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await client.end();
    await createBook(tx, book('contour'));
  });
  await assert.rejects(ended);
  await testProject(store, 'envoy');
  await assert.rejects(openStore({ app: { ...app, password: 'wrong' } }), /password/);
});
