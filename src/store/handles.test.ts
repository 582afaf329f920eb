import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testStore } from '../../test/support/cluster.ts';
import { instant } from '../core/process/instant.ts';
import { insertBlob, listBlobs, readBlob, sumBlobs } from './blobs.ts';
import { createBook } from './books.ts';
import { findHandle, insertHandle, listHandles } from './handles.ts';
import { deleteReporterKeys, findReporterKey, insertReporterKey } from './reporter-keys.ts';

const ref = { project: 'contour', kind: 'case', id: 'c1' } as const;
const bytes = (text: string) => Buffer.from(text);

test('a reference stands for one book and one party, and says nothing in another project', async () => {
  const { store } = await testStore('contour', 'envoy');
  const handle = { ref: 'k7w2', book: ref, party: 'acme' };
  await store.withTx('contour', async (tx) => {
    await createBook(tx, ref);
    await insertHandle(tx, handle);
    await insertHandle(tx, { ...handle, ref: 'a1b2', party: 'zeta' });
    assert.deepEqual(await findHandle(tx, 'k7w2'), handle);
    assert.deepEqual(
      (await listHandles(tx, ref)).map(({ party }) => party),
      ['acme', 'zeta'],
    );
  });
  assert.equal(await store.withTx('envoy', (tx) => findHandle(tx, 'k7w2')), undefined);
  for (const again of [
    { ...handle, party: 'other' },
    { ...handle, ref: 'other' },
  ]) {
    await assert.rejects(
      store.withTx('contour', (tx) => insertHandle(tx, again)),
      { code: '23505' },
    );
  }
});

test('a reporter key opens its room until the room is shut', async () => {
  const { store } = await testStore('contour', 'envoy');
  const key = { lookup: bytes('digest'), book: 'c1', person: 'p1', createdAt: instant('2026-04-01T09:00:00Z') };
  await store.withTx('contour', async (tx) => {
    await insertReporterKey(tx, key);
    assert.deepEqual(await findReporterKey(tx, bytes('digest')), key);
  });
  assert.equal(await store.withTx('envoy', (tx) => findReporterKey(tx, bytes('digest'))), undefined);
  await store.withTx('contour', async (tx) => {
    assert.equal(await deleteReporterKeys(tx, 'c1'), 1);
    assert.equal(await findReporterKey(tx, bytes('digest')), undefined);
  });
});

test('attachments keep their bytes, are listed without them and counted', async () => {
  const { store } = await testStore('contour');
  const blob = (id: string) => ({
    id,
    book: 'c1',
    size: 3_000_000_000,
    sha256: bytes('sum'),
    body: bytes(`sealed ${id}`),
  });
  await store.withTx('contour', async (tx) => {
    assert.equal(await sumBlobs(tx), 0);
    await insertBlob(tx, blob('b2'));
    await insertBlob(tx, blob('b1'));
    assert.deepEqual(await readBlob(tx, 'b1'), blob('b1'));
    assert.deepEqual(await listBlobs(tx, 'c1'), [
      { id: 'b1', book: 'c1', size: 3_000_000_000, sha256: bytes('sum') },
      { id: 'b2', book: 'c1', size: 3_000_000_000, sha256: bytes('sum') },
    ]);
    assert.equal(await sumBlobs(tx), 6_000_000_000);
  });
});
