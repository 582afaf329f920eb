import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testStore } from '../../test/support/cluster.ts';
import { instant } from '../core/process/instant.ts';
import { type Artifact, listArtifacts, readArtifact, writeArtifacts } from './artifacts.ts';

const at = instant('2026-04-01T09:00:00Z');

function artifact(path: string, revision: number, advisory: string | null = 'A-1'): Artifact {
  const body = Buffer.from(`${path} ${revision}`);
  return { path, mediaType: 'application/json', body, sha256: `sum ${revision}`, advisory, revision, at };
}

test('the newest revision is read, every revision is kept, and none is replaced', async () => {
  const { store } = await testStore('contour', 'envoy');
  await store.withTx('contour', async (tx) => {
    await writeArtifacts(tx, [artifact('/a.json', 1), artifact('/a.json', 2), artifact('/feed.atom', 1, null)]);
    await writeArtifacts(tx, []);
    assert.deepEqual(await readArtifact(tx, '/a.json'), artifact('/a.json', 2));
    assert.deepEqual(await readArtifact(tx, '/a.json', 1), artifact('/a.json', 1));
    assert.equal(await readArtifact(tx, '/b.json'), undefined);
    const { body: _, ...newest } = artifact('/a.json', 2);
    const { body: __, ...feed } = artifact('/feed.atom', 1, null);
    assert.deepEqual(await listArtifacts(tx), [newest, feed]);
    assert.deepEqual(await listArtifacts(tx, 'A-1'), [newest]);
  });
  assert.equal(await store.withTx('envoy', (tx) => readArtifact(tx, '/a.json')), undefined);
  await assert.rejects(
    store.withTx('contour', (tx) => writeArtifacts(tx, [artifact('/a.json', 2)])),
    { code: '23505' },
  );
  await assert.rejects(
    store.withTx('contour', (tx) => tx.db.deleteFrom('artifacts').execute()),
    /permission denied/,
  );
});
