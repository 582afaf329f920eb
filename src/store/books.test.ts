import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { testStore } from '../../test/support/cluster.ts';
import type { BookRef } from '../core/case/ids.ts';
import { instant } from '../core/process/instant.ts';
import { appendEvents, createBook, type EventRow, lockHead, readEvents, readHead } from './books.ts';

const ref: BookRef = { project: 'contour', kind: 'case', id: 'c1' };
const bytes = (text: string) => Buffer.from(text);
const at = instant('2026-04-01T09:00:00Z');

function row(seq: number): EventRow {
  return {
    seq,
    type: 'ReportReceived',
    at,
    actor: 'p1',
    body: bytes(`body ${seq}`),
    prevHash: bytes(`hash ${seq - 1}`),
    hash: bytes(`hash ${seq}`),
  };
}

test('a book begins empty, takes events in order and gives them back as they were', async () => {
  const { store } = await testStore('contour');
  await store.withTx('contour', async (tx) => {
    assert.equal(await lockHead(tx, ref), undefined);
    assert.equal(await createBook(tx, ref), 'done');
    assert.equal(await createBook(tx, ref), 'exists already');
    assert.equal((await readHead(tx, ref))?.seq, 0);
    assert.equal(await appendEvents(tx, ref, 0, [row(1), row(2)]), 'done');
  });
  await store.withTx('contour', async (tx) => {
    assert.deepEqual(await readEvents(tx, ref), [row(1), row(2)]);
    assert.deepEqual(await readEvents(tx, ref, 2), [row(2)]);
    const head = await lockHead(tx, ref);
    assert.equal(head?.seq, 2);
    assert.deepEqual(head?.hash, bytes('hash 2'));
  });
});

test('a writer who read an older head is told so and writes nothing', async () => {
  const { store } = await testStore('contour');
  await store.withTx('contour', async (tx) => {
    await createBook(tx, ref);
    await appendEvents(tx, ref, 0, [row(1)]);
    assert.equal(await appendEvents(tx, ref, 0, [row(1)]), 'changed meanwhile');
    assert.equal(await appendEvents(tx, { ...ref, id: 'c2' }, 0, [row(1)]), 'changed meanwhile');
    assert.equal((await readEvents(tx, ref)).length, 1);
  });
});

test('of twelve writers at once to one book exactly one wins each place', async () => {
  const { store } = await testStore('contour');
  await store.withTx('contour', (tx) => createBook(tx, ref));
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, () => store.withTx('contour', (tx) => appendEvents(tx, ref, 0, [row(1)]))),
  );
  assert.deepEqual(outcomes.filter((outcome) => outcome === 'done').length, 1);
});

test('rows that do not continue the chain are a fault of the caller', async () => {
  const { store } = await testStore('contour');
  await store.withTx('contour', async (tx) => {
    await createBook(tx, ref);
    await appendEvents(tx, ref, 0, [row(1)]);
  });
  const append = (event: EventRow) => store.withTx('contour', (tx) => appendEvents(tx, ref, 1, [event]));
  await assert.rejects(append(row(3)), /does not follow/);
  await assert.rejects(append({ ...row(2), prevHash: bytes('forged') }), /does not carry the hash/);
  await assert.rejects(
    store.withTx('contour', (tx) => appendEvents(tx, { ...ref, project: 'envoy' }, 1, [row(2)])),
    /another project/,
  );
});

test('nobody changes, deletes or truncates an event: neither the application nor the owner', async () => {
  const { store, owner, app } = await testStore('contour');
  await store.withTx('contour', async (tx) => {
    await createBook(tx, ref);
    await appendEvents(tx, ref, 0, [row(1)]);
  });
  for (const [config, expected] of [
    [app, /permission denied/],
    [owner, /append-only/],
  ] as const) {
    for (const statement of ["update events set actor = 'x'", 'delete from events', 'truncate events cascade']) {
      const client = new pg.Client(config);
      await client.connect();
      await client.query("select set_config('tidegate.project', 'contour', false)");
      await assert.rejects(client.query(statement), expected, statement);
      await client.end();
    }
  }
  assert.equal((await store.withTx('contour', (tx) => readEvents(tx, ref))).length, 1);
});
