import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type TestHouse, testHouse } from '../../test/support/house.ts';
import { countDeliveries } from '../store/deliveries.ts';
import { receive } from './receive.ts';
import { tick } from './tick.ts';

const twentyReports = async (t: TestHouse) => {
  for (let n = 0; n < 20; n += 1) {
    const got = await receive(
      t.house,
      t.project,
      { subject: `A crash ${n}`, effects: 'x', kind: 'vulnerability' },
      [],
      'form',
    );
    assert.equal(got.kind, 'received');
  }
};
const planned = async (t: TestHouse) =>
  (await t.house.store.readTx(t.project, (tx) => countDeliveries(tx))).planned ?? 0;
const taken = { kind: 'sent', response: '250 kept' } as const;

test('a server that greets slowly holds up one sender of eight, and no letter of the others', async () => {
  const t = await testHouse();
  await twentyReports(t);
  const due = await planned(t);
  let [others, mostAtOnce, underWay] = [0, 0, 0];
  let isFirst = true;
  t.answer = async () => {
    underWay += 1;
    mostAtOnce = Math.max(mostAtOnce, underWay);
    if (isFirst) {
      isFirst = false;
      while (others < due - 1) await new Promise((done) => setTimeout(done, 5));
    } else others += 1;
    underWay -= 1;
    return taken;
  };
  assert.equal(await tick(t.house, t.project), due);
  assert.ok(due > 16 && mostAtOnce <= 8, `${mostAtOnce} of ${due} at once`);
  assert.equal(await planned(t), 0);
});

test('a letter that breaks ends the sweep once those under way have ended, and the rest is sent by the next', async () => {
  const t = await testHouse();
  await twentyReports(t);
  let [begun, ended] = [0, 0];
  t.answer = async () => {
    begun += 1;
    const breaks = begun === 3;
    if (!breaks) await new Promise((done) => setTimeout(done, 30));
    ended += 1;
    if (breaks) throw new Error('the post broke');
    return taken;
  };
  await assert.rejects(tick(t.house, t.project), /the post broke/);
  assert.equal(ended, begun, 'nothing runs unwatched');
  const rest = await planned(t);
  assert.ok(rest > 0, 'nothing was begun after the fault');
  assert.equal(await tick(t.house, t.project), rest);
  assert.equal(await planned(t), 0);
});
