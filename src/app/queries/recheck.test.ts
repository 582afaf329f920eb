import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testHouse } from '../../../test/support/house.ts';
import { caseRef } from '../books.ts';
import { plan, toDelivery } from '../letters.ts';
import { receive } from '../receive.ts';
import { bookKey } from '../record.ts';
import { tick } from '../tick.ts';
import { recheckSent } from './recheck.ts';

test('of many letters about one case each is judged again, and each finding names its own', async () => {
  const { house, project, team, sent } = await testHouse();
  const got = await receive(
    house,
    project,
    { subject: 'A crash', effects: 'x', contact: 'robin@example.org' },
    [],
    'form',
  );
  const ref = caseRef(project, got.kind === 'received' ? got.caseId : '');
  const count = 37;
  const badOnes = [0, 9, 10, 19, 20, 36];
  await house.store.withTx(project, async (tx) => {
    const key = await bookKey(tx, house.root, ref);
    const letters = Array.from({ length: count }, (_, n) =>
      toDelivery(house, ref, key, {
        letter: 'message',
        recipient: { kind: 'reporter' },
        subject: `Letter ${n}`,
        text: badOnes.includes(n) ? `The token is ghp_${String(n).padStart(36, 'a1')}.` : 'We are on it.',
        dueAt: house.now(),
        key: `letter/${n}`,
      }),
    );
    await plan(tx, house, letters, house.now());
  });
  await tick(house, project);
  assert.ok(sent.length >= count);
  const { judged, breaches } = await recheckSent(house, project, team.lead);
  assert.ok(judged >= count, `${judged} judged`);
  assert.equal(new Set(breaches.map((each) => each.sent)).size, badOnes.length, JSON.stringify(breaches));
});
