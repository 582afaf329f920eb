import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testStore } from '../../test/support/cluster.ts';
import { instant } from '../core/process/instant.ts';
import { beginRequest, finishRequest, forgetRequests } from './idempotency.ts';

const at = instant('2026-04-01T09:00:00Z');
const response = Buffer.from('sealed answer');

test('of five equal requests at once one does the work and the others repeat its answer', async () => {
  const { store } = await testStore('contour');
  let works = 0;
  const answers = await Promise.all(
    Array.from({ length: 5 }, () =>
      store.withTx('contour', async (tx) => {
        const remembered = await beginRequest(tx, 'p1', 'key', 'hash', at);
        if (remembered) return remembered;
        works += 1;
        await finishRequest(tx, 'p1', 'key', { status: 201, response });
        return undefined;
      }),
    ),
  );
  assert.equal(works, 1);
  assert.deepEqual(
    answers.filter((answer) => answer !== undefined),
    Array.from({ length: 4 }, () => ({ requestHash: 'hash', status: 201, response, at })),
  );
});

test('a key belongs to its actor, is free again after a rollback, and is forgotten in time', async () => {
  const { store } = await testStore('contour');
  const begin = (actor: string) => store.withTx('contour', (tx) => beginRequest(tx, actor, 'key', 'hash', at));
  await assert.rejects(
    store.withTx('contour', async (tx) => {
      await beginRequest(tx, 'p1', 'key', 'hash', at);
      throw new Error('the work failed');
    }),
  );
  assert.equal(await begin('p1'), undefined);
  assert.equal(await begin('p2'), undefined);
  assert.equal((await begin('p1'))?.status, null);
  const forget = (before: string) => store.withTx('contour', (tx) => forgetRequests(tx, instant(before)));
  assert.equal(await forget('2026-04-01T09:00:00Z'), 0);
  assert.equal(await forget('2026-04-02T09:00:00Z'), 2);
  assert.equal(await begin('p1'), undefined);
});
