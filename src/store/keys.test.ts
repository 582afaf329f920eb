import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testStore } from '../../test/support/cluster.ts';
import { instant } from '../core/process/instant.ts';
import { compactKeys } from './compact.ts';
import { destroyKey, insertKey, readKey, readKeys, rewrapKey } from './keys.ts';
import { findPersons, readPerson, readPersons, writePerson } from './persons.ts';

const at = instant('2026-04-01T09:00:00Z');
const later = instant('2026-05-01T09:00:00Z');
const bytes = (text: string) => Buffer.from(text);

test('a key is kept once, may be wrapped anew, and loses its bytes for good when it is destroyed', async () => {
  const { store, owner } = await testStore('contour');
  await store.withTx('contour', async (tx) => {
    await insertKey(tx, 'person:p1', bytes('wrapped'), at);
    assert.equal(await rewrapKey(tx, 'person:p1', bytes('anew')), 'done');
    const key = { id: 'person:p1', wrapped: bytes('anew'), createdAt: at, destroyedAt: null };
    assert.deepEqual(await readKey(tx, 'person:p1'), key);
    assert.equal(await readKey(tx, 'person:p2'), undefined);
  });
  await assert.rejects(
    store.withTx('contour', (tx) => insertKey(tx, 'person:p1', bytes('other'), at)),
    { code: '23505' },
  );
  await store.withTx('contour', async (tx) => {
    assert.equal(await destroyKey(tx, 'person:p1', later), 'done');
    assert.equal(await destroyKey(tx, 'person:p1', later), 'not found');
    assert.equal(await rewrapKey(tx, 'person:p1', bytes('back')), 'not found');
  });
  await compactKeys(owner);
  await store.withTx('contour', async (tx) => {
    await insertKey(tx, 'person:p3', bytes('third'), at);
    const found = [...(await readKeys(tx, ['person:p3', 'person:p1', 'person:p2']))];
    assert.deepEqual(
      found.sort((a, b) => a.id.localeCompare(b.id)),
      [
        { id: 'person:p1', wrapped: null },
        { id: 'person:p3', wrapped: bytes('third') },
      ],
    );
    assert.deepEqual(await readKeys(tx, []), []);
  });
  const gone = { id: 'person:p1', wrapped: null, createdAt: at, destroyedAt: later };
  assert.deepEqual(await store.withTx('contour', (tx) => readKey(tx, 'person:p1')), gone);
});

test('the application may not delete a key row: what was destroyed stays known', async () => {
  const { store } = await testStore('contour');
  await assert.rejects(
    store.withTx('contour', (tx) => tx.db.deleteFrom('keys').execute()),
    /permission denied/,
  );
});

test('a person is written over, read, and found by the digest of an address', async () => {
  const { store } = await testStore('contour', 'envoy');
  const person = (id: string, lookup: Buffer | null) => ({ id, identity: bytes(`sealed ${id}`), lookup });
  await store.withTx('contour', async (tx) => {
    await writePerson(tx, person('p2', bytes('digest')));
    await writePerson(tx, person('p1', bytes('other')));
    await writePerson(tx, person('p1', bytes('digest')));
    await writePerson(tx, person('p3', null));
    assert.deepEqual(await readPerson(tx, 'p3'), person('p3', null));
    assert.deepEqual(await findPersons(tx, bytes('digest')), [
      person('p1', bytes('digest')),
      person('p2', bytes('digest')),
    ]);
    assert.equal((await readPersons(tx, ['p1', 'p3', 'p9'])).length, 2);
    assert.deepEqual(await readPersons(tx, []), []);
  });
  assert.deepEqual(await store.withTx('envoy', (tx) => findPersons(tx, bytes('digest'))), []);
});
