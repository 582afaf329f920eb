import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testStore } from '../../../test/support/cluster.ts';
import { enrol, host, testGatehouse } from '../../../test/support/gatehouse.ts';
import { isRefusal } from '../../core/case/decide.ts';
import { day, minute } from '../../core/process/instant.ts';
import { mintToken } from '../../vault/tokens.ts';
import { accountById, closeAccount } from './account.ts';
import { approveLogin, collectLogin, readLogin, requestLogin } from './login.ts';
import { readSession } from './session.ts';
import { issueToken, readToken, revokeToken, revokeTokensIn } from './token.ts';

const { store } = await testStore('contour', 'envoy');
const asked = { name: 'ci', scopes: ['case:read', 'metrics:read'], days: 30 };

async function signedIn() {
  const house = testGatehouse(store, 'contour');
  return { house, ...(await enrol(house)) };
}

async function issued() {
  const made = await signedIn();
  const token = await issueToken(made.house, made.who, asked);
  assert.ok(!isRefusal(token), JSON.stringify(token));
  return { ...made, token };
}

test('a token opens what its scopes name, as its account, until it ends', async () => {
  const { house, account, passkey, token } = await issued();
  const bearer = await readToken(house, token.secret);
  assert.equal(bearer?.account, account);
  assert.deepEqual(bearer?.scopes, ['case:read', 'metrics:read']);
  assert.deepEqual(bearer?.actor, { kind: 'account', id: account, roles: ['responder'] });
  const sheet = (await accountById(house, account))!;
  const [kept] = sheet.account.tokens;
  assert.deepEqual([kept?.name, kept?.id], ['ci', token.id]);
  assert.deepEqual(sheet.lastUsed, { [token.id]: house.clock(), [passkey]: null });
  house.pass(30 * day - 1);
  assert.ok(await readToken(house, token.secret));
  house.pass(1);
  assert.equal(await readToken(house, token.secret), undefined);
});

test('an unknown, a revoked and a foreign token, and one of a closed account, give the same answer', async () => {
  const { house, account, token } = await issued();
  assert.equal(await readToken(testGatehouse(store, 'envoy'), token.secret), undefined);
  for (const secret of [mintToken('pat'), mintToken('ses'), '', token.secret.slice(0, -1)]) {
    assert.equal(await readToken(house, secret), undefined);
  }
  const stranger = await enrol(house);
  const refused = await revokeToken(house, account, token.id, stranger.who.actor);
  assert.ok(isRefusal(refused) && refused.why === 'not allowed');
  assert.equal(await revokeToken(house, account, token.id, { kind: 'account', id: account, roles: [] }), 'done');
  assert.equal(await readToken(house, token.secret), undefined);
  const closed = await issued();
  assert.ok(!isRefusal(await closeAccount(closed.house, closed.account, 'left', host)));
  assert.equal(await readToken(closed.house, closed.token.secret), undefined);
});

test('a token asks for a fresh passkey, known scopes and an end within 90 days', async () => {
  const { house, who, session } = await signedIn();
  for (const wrong of [{ days: 91 }, { days: 0 }, { days: -1 }, { scopes: [] }, { scopes: ['case:read', 'root'] }]) {
    assert.ok(isRefusal(await issueToken(house, who, { ...asked, ...wrong })), JSON.stringify(wrong));
  }
  house.pass(6 * minute);
  const refused = await issueToken(house, (await readSession(house, session.token))!, asked);
  assert.ok(isRefusal(refused) && refused.gates[0]?.id === 'fresh-passkey');
});

test('a token that stands in a text is revoked', async () => {
  const { house, token } = await issued();
  assert.equal(await revokeTokensIn(house, `try it with ${token.secret}, or with ${mintToken('pat')}`), 1);
  assert.equal(await readToken(house, token.secret), undefined);
  assert.equal(await revokeTokensIn(house, token.secret), 0);
});

test('a command line is let in by a person who types its code, and collects its token once', async () => {
  const { house, who, account } = await signedIn();
  const request = (await requestLogin(house, ['case:read', 'root']))!;
  assert.match(request.code, /^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  assert.equal(await collectLogin(house, request.device), 'pending');
  const typed = ` ${request.code.toLowerCase().replace('-', ' ')} `;
  assert.deepEqual((await readLogin(house, typed))?.scopes, ['case:read']);
  assert.equal(await approveLogin(house, who, typed), 'done');
  assert.equal(await approveLogin(house, who, typed), undefined);
  assert.equal(await readLogin(house, request.code), undefined);
  const collected = await Promise.all(Array.from({ length: 5 }, () => collectLogin(house, request.device)));
  const got = collected.filter((it) => it !== undefined);
  assert.equal(got.length, 1);
  const token = got[0];
  assert.ok(token && token !== 'pending');
  assert.equal((await readToken(house, token.secret))?.account, account);
  assert.equal(await collectLogin(house, request.device), undefined);
});

test('a login that nobody approves in ten minutes, a wrong code and a wrong device give nothing', async () => {
  const { house, who, session } = await signedIn();
  const request = (await requestLogin(house, ['case:read']))!;
  const approved = (await requestLogin(house, ['case:read']))!;
  assert.equal(await approveLogin(house, who, 'AAAA-AAAA'), undefined);
  assert.equal(await approveLogin(house, who, 'x'.repeat(500)), undefined);
  assert.equal(await approveLogin(house, who, approved.code), 'done');
  assert.equal(await collectLogin(house, mintToken('cli')), undefined);
  assert.equal(await collectLogin(house, 'x'), undefined);
  assert.equal(await requestLogin(house, ['root']), undefined);
  house.pass(10 * minute);
  const later = (await readSession(house, session.token))!;
  assert.ok(isRefusal(await approveLogin(house, later, request.code)));
  assert.equal(await readLogin(house, request.code), undefined);
  assert.equal(await collectLogin(house, request.device), undefined);
  assert.equal(await collectLogin(house, approved.device), undefined);
});

test('an account that was closed between approval and collection gets no token', async () => {
  const { house, who, account } = await signedIn();
  const request = (await requestLogin(house, ['case:read']))!;
  assert.equal(await approveLogin(house, who, request.code), 'done');
  assert.ok(!isRefusal(await closeAccount(house, account, 'left', host)));
  assert.equal(await collectLogin(house, request.device), undefined);
});
