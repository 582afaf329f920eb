import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testStore } from '../../../test/support/cluster.ts';
import { enrol, host, testGatehouse } from '../../../test/support/gatehouse.ts';
import { isRefusal } from '../../core/case/decide.ts';
import { day, minute } from '../../core/process/instant.ts';
import { mintToken } from '../../vault/tokens.ts';
import { closeAccount, recoverAccount } from './account.ts';
import { inviteAccount } from './invite-account.ts';
import { makeDemoLink, openLink } from './link.ts';
import { readSession } from './session.ts';

const { store } = await testStore('contour', 'envoy');
const house = testGatehouse(store, 'contour');

async function invited(at = house) {
  const given = { name: 'Ann', address: 'ann@example.org', roles: ['responder'], organisation: null };
  const made = await inviteAccount(at, given, host);
  assert.ok(!isRefusal(made));
  return made;
}

test('of many who open a link at one moment one gets in, and nobody after', async () => {
  const { link } = await invited();
  const opened = await Promise.all(Array.from({ length: 8 }, () => openLink(house, link.token)));
  assert.equal(opened.filter(Boolean).length, 1);
  assert.equal(await openLink(house, link.token), undefined);
});

test('a link reaches no further than the registration of a passkey', async () => {
  const { link } = await invited();
  const opened = await openLink(house, link.token);
  assert.equal(opened?.reach, 'enrol');
  assert.equal(await readSession(house, opened!.token), undefined);
  const who = await readSession(house, opened!.token, { mayEnrol: true });
  assert.equal(who?.session.reach, 'enrol');
  house.pass(15 * minute);
  assert.equal(await readSession(house, opened!.token, { mayEnrol: true }), undefined);
});

test('an expired, an unknown, a foreign and a malformed link give the same answer as a used one', async () => {
  const late = testGatehouse(store, 'contour');
  const { link } = await invited(late);
  assert.equal(await openLink(testGatehouse(store, 'envoy'), link.token), undefined);
  late.pass(7 * day);
  assert.equal(await openLink(late, link.token), undefined);
  for (const token of [mintToken('lnk'), mintToken('ses'), '', 'x', `${link.token} `]) {
    assert.equal(await openLink(house, token), undefined);
  }
});

test('recovery ends every session at once and voids earlier links; its own link ends after an hour', async () => {
  const { account, session } = await enrol(house);
  const [first, second] = [await recoverAccount(house, account), await recoverAccount(house, account)];
  assert.ok(!isRefusal(first) && !isRefusal(second));
  assert.equal(await readSession(house, session.token), undefined);
  assert.equal(await openLink(house, first.token), undefined);
  assert.equal(second.purpose, 'recovery');
  house.pass(60 * minute);
  assert.equal(await openLink(house, second.token), undefined);
});

test('a closed account opens nothing: neither session nor link, and recovery is refused', async () => {
  const { account, session } = await enrol(house);
  const link = await recoverAccount(house, account);
  assert.ok(!isRefusal(link));
  const other = await enrol(house, { roles: ['admin'] });
  assert.ok(!isRefusal(await closeAccount(house, account, 'left the project', other.who.actor)));
  assert.equal(await readSession(house, session.token), undefined);
  assert.equal(await openLink(house, link.token), undefined);
  const refused = await recoverAccount(house, account);
  assert.ok(isRefusal(refused) && refused.gates[0]?.id === 'account-closed');
});

test('a link that signs in by itself works in a demonstration and nowhere else', async () => {
  const demo = { ...testGatehouse(store, 'contour', house.root), isDemo: true };
  const { account } = await invited();
  const link = await makeDemoLink(demo, account);
  await assert.rejects(makeDemoLink(house, account), /demonstration only/);
  assert.equal(await openLink(house, link.token), undefined);
  const again = await makeDemoLink(demo, account);
  const opened = await openLink(demo, again.token);
  assert.equal(opened?.reach, 'full');
  assert.equal((await readSession(demo, opened!.token))?.account, account);
  assert.equal((await openLink(demo, again.token))?.reach, 'full');
});
