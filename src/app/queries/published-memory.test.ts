import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testHouse } from '../../../test/support/house.ts';
import { writeArtifacts } from '../../store/artifacts.ts';
import { digestOfBytes } from '../digest.ts';
import { sincePublished } from './published-memory.ts';

test('what follows from the published files is made once, and anew after a further one', async () => {
  const { house, project, clock } = await testHouse();
  let made = 0;
  const count = () => sincePublished(house, project, 'count', async () => ++made);
  assert.deepEqual([await count(), await count()], [1, 1]);
  const publish = (path: string, revision: number) => {
    const body = Buffer.from(path);
    const file = { path, mediaType: 'text/plain', body, sha256: digestOfBytes(body), advisory: null, revision };
    return house.store.withTx(project, (tx) => writeArtifacts(tx, [{ ...file, at: clock.now }]));
  };
  await publish('/a', 1);
  assert.deepEqual([await count(), await count()], [2, 2]);
  await publish('/a', 2);
  assert.equal(await count(), 3, 'also a further revision in the same moment');
  assert.equal(await sincePublished(house, project, 'other', async () => 'other'), 'other');
});

test('what could not be made is tried again', async () => {
  const { house, project } = await testHouse();
  const failing = sincePublished(house, project, 'it', () => Promise.reject(new Error('no')));
  await assert.rejects(failing, /no/);
  assert.equal(await sincePublished(house, project, 'it', async () => 'made'), 'made');
});
