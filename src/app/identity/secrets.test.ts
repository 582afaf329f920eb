import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testStore } from '../../../test/support/cluster.ts';
import { dumpProject } from '../../../test/support/dump.ts';
import { enrol, testGatehouse } from '../../../test/support/gatehouse.ts';
import { isRefusal } from '../../core/case/decide.ts';
import { findTokens } from '../../vault/tokens.ts';
import { recoverAccount } from './account.ts';
import { approveLogin, requestLogin } from './login.ts';
import { beginSignIn } from './sign-in.ts';
import { issueToken } from './token.ts';

test('who steals the rows of a project finds no name, no address, no label, and nothing that lets them in', async () => {
  const { store, app } = await testStore('contour');
  const house = testGatehouse(store, 'contour');
  const { who, account, session } = await enrol(house, { name: 'Annabel Example', address: 'annabel@example.org' });
  const token = await issueToken(house, who, { name: 'nightly build', scopes: ['case:read'], days: 7 });
  const login = (await requestLogin(house, ['case:read']))!;
  await approveLogin(house, who, login.code);
  const { ceremony } = await beginSignIn(house);
  const link = await recoverAccount(house, (await enrol(house)).account);
  assert.ok(!isRefusal(token) && !isRefusal(link));
  const dump = await dumpProject(app, 'contour');
  assert.ok(dump.includes(account), 'the dump sees the rows');
  const open = [session.token, token.secret, login.device, login.code, ceremony, link.token];
  for (const secret of [
    'Annabel',
    'annabel',
    'example.org',
    'Laptop',
    'nightly',
    ...open,
    house.root.toString('hex'),
  ]) {
    assert.equal(dump.includes(secret), false, secret);
    assert.equal(dump.includes(Buffer.from(secret).toString('hex')), false, secret);
  }
  // The only tokens in the clear are form secrets, which open nothing without their session.
  for (const found of findTokens(dump)) assert.match(found, /^tg_csf_/);
});
