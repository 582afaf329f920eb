import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testStore } from '../../test/support/cluster.ts';
import { instant } from '../core/process/instant.ts';
import {
  countDeliveries,
  listByStatus,
  listDue,
  listForBook,
  type NewDelivery,
  planDeliveries,
  readDelivery,
} from './deliveries.ts';
import {
  claimDelivery,
  markStaleSendingInDoubt,
  resolveDoubt,
  retryDelivery,
  settleDelivery,
  stopDeliveries,
} from './delivery-steps.ts';
import { clearFlag, readFlag, setFlag } from './instance.ts';
import type { Store, Tx } from './open.ts';

const at = (hour: number) => instant(`2026-04-01T${String(hour).padStart(2, '0')}:00:00Z`);
const book = { project: 'contour', kind: 'case', id: 'c1' } as const;

function delivery(id: string, change: Partial<NewDelivery> = {}): NewDelivery {
  const body = Buffer.from(`sealed ${id}`);
  const plain = { kind: 'notice', book, channel: 'mail', recipient: 'acme', letter: 'early-notice', body };
  return { ...plain, id, dueAt: at(9), businessKey: `early-notice:${id}`, ...change };
}

async function planned(
  ...deliveries: NewDelivery[]
): Promise<{ store: Store; inside: <T>(fn: (tx: Tx) => Promise<T>) => Promise<T> }> {
  const { store } = await testStore('contour');
  await store.withTx('contour', (tx) => planDeliveries(tx, deliveries, at(8)));
  return { store, inside: (fn) => store.withTx('contour', fn) };
}

test('what was planned once is not planned again, whatever its id', async () => {
  const { inside } = await planned(delivery('d1'));
  await inside(async (tx) => {
    const again = [delivery('d2', { businessKey: 'early-notice:d1' }), delivery('d3')];
    assert.deepEqual(await planDeliveries(tx, again, at(8)), ['d3']);
    assert.deepEqual(await planDeliveries(tx, [], at(8)), []);
    const kept = await readDelivery(tx, 'd1');
    const rest = { status: 'planned', attempts: 0, outcome: null, createdAt: at(8), changedAt: at(8) } as const;
    assert.deepEqual(kept, { ...delivery('d1'), ...rest });
    assert.equal(await readDelivery(tx, 'd2'), undefined);
    assert.deepEqual(await countDeliveries(tx), { planned: 2 });
  });
});

test('deliveries are due at their instant and not before, the most overdue first', async () => {
  const { inside } = await planned(
    delivery('now'),
    delivery('late', { dueAt: at(7) }),
    delivery('soon', { dueAt: at(10) }),
  );
  await inside(async (tx) => {
    assert.deepEqual(
      (await listDue(tx, at(9))).map(({ id }) => id),
      ['late', 'now'],
    );
    assert.equal(await claimDelivery(tx, 'soon', at(9)), undefined);
    assert.equal((await listForBook(tx, book)).length, 3);
  });
});

test('of ten senders that claim at once one may send', async () => {
  const { inside } = await planned(delivery('d1'));
  const claims = await Promise.all(Array.from({ length: 10 }, () => inside((tx) => claimDelivery(tx, 'd1', at(9)))));
  const won = claims.filter((claim) => claim !== undefined);
  assert.equal(won.length, 1);
  assert.deepEqual([won[0]!.status, won[0]!.attempts, won[0]!.changedAt], ['sending', 1, at(9)]);
});

test('each move starts from its own state alone', async () => {
  const { inside } = await planned(delivery('d1'), delivery('d2'), delivery('d3', { dueAt: at(10) }));
  await inside(async (tx) => {
    const outcome = Buffer.from('sealed answer');
    assert.equal(await settleDelivery(tx, { id: 'd1', attempts: 0 }, 'done', null, at(9)), 'changed meanwhile');
    await claimDelivery(tx, 'd1', at(9));
    assert.deepEqual(await stopDeliveries(tx, book, at(9), { kind: 'reminder', dueAt: at(9) }), []);
    assert.deepEqual(await stopDeliveries(tx, book, at(9), { kind: 'notice', dueAt: at(9) }), ['d2'], 'd1 was claimed');
    assert.equal(await settleDelivery(tx, { id: 'd1', attempts: 1 }, 'failed', outcome, at(9)), 'done');
    assert.deepEqual((await readDelivery(tx, 'd1'))?.outcome, outcome);
    assert.equal(await resolveDoubt(tx, 'd1', 'done', at(9)), 'changed meanwhile');
    assert.equal(await retryDelivery(tx, 'd1', at(10), at(9)), 'done');
    assert.equal(await claimDelivery(tx, 'd1', at(9)), undefined);
    assert.equal((await claimDelivery(tx, 'd1', at(10)))?.attempts, 2);
    assert.equal(await claimDelivery(tx, 'd2', at(9)), undefined);
    assert.equal((await claimDelivery(tx, 'd3', at(10)))?.attempts, 1, 'another notice, due at another moment');
  });
});

test('a claim whose sender has not come back is in doubt, and a person resolves it', async () => {
  const { inside } = await planned(delivery('old'), delivery('fresh'));
  await inside(async (tx) => {
    await claimDelivery(tx, 'old', at(9));
    await claimDelivery(tx, 'fresh', at(11));
    assert.deepEqual(await markStaleSendingInDoubt(tx, at(10), at(12)), ['old']);
    assert.deepEqual(
      (await listByStatus(tx, 'in doubt')).map(({ id }) => id),
      ['old'],
    );
    assert.equal(await settleDelivery(tx, { id: 'old', attempts: 1 }, 'done', null, at(12)), 'changed meanwhile');
    assert.equal(await resolveDoubt(tx, 'old', 'planned', at(13)), 'done');
    assert.equal((await claimDelivery(tx, 'old', at(13)))?.attempts, 2);
    const late = await settleDelivery(tx, { id: 'old', attempts: 1 }, 'failed', null, at(13));
    assert.equal(late, 'changed meanwhile', 'the first sender does not end the claim of the second');
  });
});

test('while the instance is held nothing can be claimed; released, it can', async () => {
  const { store, inside } = await planned(delivery('d1'));
  await store.withInstanceTx((tx) => setFlag(tx, 'held', 'restored', at(9)));
  assert.equal(await inside((tx) => claimDelivery(tx, 'd1', at(9))), undefined);
  assert.equal(await inside((tx) => readFlag(tx, 'held')), 'restored');
  await store.withInstanceTx((tx) => clearFlag(tx, 'held'));
  assert.equal((await inside((tx) => claimDelivery(tx, 'd1', at(9))))?.id, 'd1');
});
