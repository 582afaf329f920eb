import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testStore } from '../../../test/support/cluster.ts';
import { enrol, testGatehouse } from '../../../test/support/gatehouse.ts';
import { isRefusal } from '../../core/case/decide.ts';
import { hour, minute } from '../../core/process/instant.ts';
import { mintToken } from '../../vault/tokens.ts';
import { accountById, changeRoles, endOneSession, endSessions } from './account.ts';
import { endSession, isFormOf, readSession } from './session.ts';

const { store } = await testStore('contour', 'envoy');

test('a session names its person, as whom they act, and its form secret', async () => {
  const house = testGatehouse(store, 'contour');
  const { account, session, who } = await enrol(house, { roles: ['lead', 'responder'] });
  assert.deepEqual(who.actor, { kind: 'account', id: account, roles: ['responder', 'lead'] });
  assert.equal(who.session.isFresh, true);
  assert.equal(isFormOf(who, session.csrf), true);
  assert.equal(isFormOf(who, mintToken('csf')), false);
  assert.equal(isFormOf(who, ''), false);
  const contact = await enrol(house, { organisation: 'o1' });
  assert.deepEqual(contact.who.actor, { kind: 'distributor', id: contact.account, organisation: 'o1' });
});

test('a session ends after 30 idle minutes, a distributor’s after 20; use keeps it, to its absolute end', async () => {
  for (const [given, idle, absolute] of [
    [{}, 30, 12],
    [{ organisation: 'o1' }, 20, 8],
  ] as const) {
    const house = testGatehouse(store, 'contour');
    const idler = await enrol(house, given);
    const busy = await enrol(house, given);
    house.pass((idle - 1) * minute);
    assert.ok(await readSession(house, busy.session.token));
    house.pass(minute);
    assert.equal(await readSession(house, idler.session.token), undefined);
    for (let passed = idle; passed < absolute * 60 - 10; passed += 10) {
      assert.ok(await readSession(house, busy.session.token), `${passed} min`);
      house.pass(10 * minute);
    }
    house.pass(10 * minute);
    assert.equal(await readSession(house, busy.session.token), undefined);
  }
});

test('an ended, an unknown and a foreign session give nothing', async () => {
  const house = testGatehouse(store, 'contour');
  const { session } = await enrol(house);
  assert.equal(await readSession(testGatehouse(store, 'envoy'), session.token), undefined);
  assert.equal(await readSession(house, mintToken('ses')), undefined);
  assert.equal(await readSession(house, ''), undefined);
  await endSession(house, session.token);
  await endSession(house, session.token);
  assert.equal(await readSession(house, session.token), undefined);
});

test('a person ends one session or all others; nobody ends one of another account by its id', async () => {
  const house = testGatehouse(store, 'contour');
  const { who, session, account } = await enrol(house);
  const stranger = await enrol(house);
  assert.equal(await endOneSession(house, stranger.who, who.session.id), false);
  const refused = await endSessions(house, stranger.who, account);
  assert.ok(isRefusal(refused) && refused.why === 'not allowed');
  assert.ok(!isRefusal(await endSessions(house, who, account)));
  assert.ok(await readSession(house, session.token));
  assert.equal((await accountById(house, account))?.sessions.length, 1);
  assert.equal(await endOneSession(house, who, who.session.id), true);
  assert.equal(await readSession(house, session.token), undefined);
});

test('other roles end the sessions that carried the old ones', async () => {
  const house = testGatehouse(store, 'contour');
  const { account, session } = await enrol(house);
  const admin = await enrol(house, { roles: ['admin'] });
  assert.ok(!isRefusal(await changeRoles(house, account, ['auditor'], admin.who.actor)));
  assert.equal(await readSession(house, session.token), undefined);
});

test('confirmation by passkey is fresh for five minutes', async () => {
  const house = testGatehouse(store, 'contour');
  const { session } = await enrol(house);
  house.pass(5 * minute - 1);
  assert.equal((await readSession(house, session.token))?.session.isFresh, true);
  house.pass(1);
  const later = await readSession(house, session.token);
  assert.equal(later?.session.isFresh, false);
  assert.ok(Date.parse(later!.session.expiresAt) - Date.parse(house.clock()) < 12 * hour);
});
