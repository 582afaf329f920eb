import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Authenticator } from '../../../test/support/authenticator.ts';
import { testStore } from '../../../test/support/cluster.ts';
import { ceremonyOf, enrol, host, testGatehouse } from '../../../test/support/gatehouse.ts';
import { isRefusal } from '../../core/case/decide.ts';
import { minute } from '../../core/process/instant.ts';
import { accountById, closeAccount, recoverAccount, removePasskey } from './account.ts';
import { beginCeremony, takeCeremony } from './ceremony.ts';
import { openLink } from './link.ts';
import { beginRegistration, finishRegistration } from './register-passkey.ts';
import { readSession, type SignedIn } from './session.ts';
import { beginConfirmation, beginSignIn, finishConfirmation, finishSignIn } from './sign-in.ts';

const { store } = await testStore('contour', 'envoy');
const house = testGatehouse(store, 'contour');

async function register(who: SignedIn, device: Authenticator, at = house) {
  const begun = await beginRegistration(at, who);
  assert.ok(!isRefusal(begun), JSON.stringify(begun));
  const answer = device.register(ceremonyOf(at, begun.options));
  return finishRegistration(at, who, { ceremony: begun.ceremony, answer, label: 'Second key' });
}

test('a registered passkey signs in, and the answer names nobody before it does', async () => {
  const { device, account } = await enrol(house);
  const begun = await beginSignIn(house);
  assert.deepEqual(begun.options.allowCredentials, []);
  const session = await finishSignIn(house, { ...begun, answer: device.signIn(ceremonyOf(house, begun.options)) });
  assert.equal(session?.reach, 'full');
  assert.equal((await readSession(house, session!.token))?.account, account);
});

test('neither a ceremony nor an answer can be used twice, not even at one moment', async () => {
  const { device } = await enrol(house);
  const begun = await beginSignIn(house);
  const given = { ceremony: begun.ceremony, answer: device.signIn(ceremonyOf(house, begun.options)) };
  const all = await Promise.all(Array.from({ length: 6 }, () => finishSignIn(house, given)));
  assert.equal(all.filter(Boolean).length, 1);
  assert.equal(await finishSignIn(house, given), undefined);
  const next = await beginSignIn(house);
  assert.equal(await finishSignIn(house, { ceremony: next.ceremony, answer: given.answer }), undefined);
});

test('a wrong answer uses the challenge up, too', async () => {
  const { device } = await enrol(house);
  const begun = await beginSignIn(house);
  const ceremony = ceremonyOf(house, begun.options);
  assert.equal(await finishSignIn(house, { ...begun, answer: new Authenticator().signIn(ceremony) }), undefined);
  assert.equal(await finishSignIn(house, { ...begun, answer: device.signIn(ceremony) }), undefined);
});

test('a late answer, one for another origin, project or purpose, and none at all give nothing', async () => {
  const late = testGatehouse(store, 'contour', house.root);
  const { device, who } = await enrol(late);
  const old = await beginSignIn(late);
  late.pass(5 * minute);
  assert.equal(await finishSignIn(late, { ...old, answer: device.signIn(ceremonyOf(late, old.options)) }), undefined);
  const elsewhere = await beginSignIn(late);
  const phished = { ...ceremonyOf(late, elsewhere.options), origin: 'http://localhost.evil.example' };
  assert.equal(await finishSignIn(late, { ...elsewhere, answer: device.signIn(phished) }), undefined);
  const envoy = testGatehouse(store, 'envoy', house.root);
  const foreign = await beginSignIn(envoy);
  assert.equal(
    await finishSignIn(envoy, { ...foreign, answer: device.signIn(ceremonyOf(envoy, foreign.options)) }),
    undefined,
  );
  const confirming = await beginConfirmation(late, who);
  const answer = device.signIn(ceremonyOf(late, confirming.options));
  assert.equal(await finishSignIn(late, { ceremony: confirming.ceremony, answer }), undefined);
  for (const junk of [undefined, null, {}, { id: device.id }, 'x']) {
    assert.equal(await finishSignIn(late, { ceremony: (await beginSignIn(late)).ceremony, answer: junk }), undefined);
  }
});

test('a challenge for one purpose is none for another', async () => {
  const { who } = await enrol(house);
  for (const [purpose, other] of [
    ['confirm', 'register'],
    ['register', 'confirm'],
  ] as const) {
    const { ceremony } = await store.withTx('contour', (tx) => beginCeremony(tx, house, purpose, who));
    assert.equal(await takeCeremony(house, ceremony, other, who), undefined);
  }
});

test('a session that is not fresh can add no passkey until one of its own account confirms it', async () => {
  const slow = testGatehouse(store, 'contour', house.root);
  const { device, session, account } = await enrol(slow);
  const stranger = await enrol(slow);
  slow.pass(6 * minute);
  const who = (await readSession(slow, session.token))!;
  const refused = await beginRegistration(slow, who);
  assert.ok(isRefusal(refused) && refused.gates[0]?.id === 'fresh-passkey');
  const wrong = await beginConfirmation(slow, who);
  const theirs = stranger.device.signIn(ceremonyOf(slow, wrong.options));
  assert.equal(await finishConfirmation(slow, who, { ...wrong, answer: theirs }), false);
  const begun = await beginConfirmation(slow, who);
  const answer = device.signIn(ceremonyOf(slow, begun.options));
  assert.equal(await finishConfirmation(slow, stranger.who, { ...begun, answer }), false);
  const again = await beginConfirmation(slow, who);
  const good = device.signIn(ceremonyOf(slow, again.options));
  assert.equal(await finishConfirmation(slow, who, { ...again, answer: good }), true);
  const fresh = (await readSession(slow, session.token))!;
  assert.ok(!isRefusal(await register(fresh, new Authenticator(), slow)));
  assert.equal((await accountById(slow, account))?.account.passkeys.length, 2);
});

test('a device that is known already, of whichever account, is not registered a second time', async () => {
  const { device } = await enrol(house);
  const other = await enrol(house);
  const refused = await register(other.who, device);
  assert.ok(isRefusal(refused) && refused.gates[0]?.id === 'passkey-answer');
  assert.equal((await accountById(house, other.account))?.account.passkeys.length, 1);
});

test('a registration is bound to the session that began it, and ends with it', async () => {
  const [one, two] = [await enrol(house), await enrol(house)];
  const begun = await beginRegistration(house, one.who);
  assert.ok(!isRefusal(begun));
  const answer = new Authenticator().register(ceremonyOf(house, begun.options));
  assert.ok(isRefusal(await finishRegistration(house, two.who, { ...begun, answer, label: 'x' })));
  const again = await beginRegistration(house, one.who);
  assert.ok(!isRefusal(again));
  await recoverAccount(house, one.account);
  const late = new Authenticator().register(ceremonyOf(house, again.options));
  assert.ok(isRefusal(await finishRegistration(house, one.who, { ...again, answer: late, label: 'x' })));
});

test('a removed passkey signs nobody in, and a closed account has none', async () => {
  const { device, who, account, passkey, session } = await enrol(house);
  const second = new Authenticator();
  assert.ok(!isRefusal(await register(who, second)));
  assert.ok(!isRefusal(await removePasskey(house, who, account, passkey)));
  assert.ok(await readSession(house, session.token));
  for (const [tried, may] of [
    [device, false],
    [second, true],
  ] as const) {
    const begun = await beginSignIn(house);
    const opened = await finishSignIn(house, { ...begun, answer: tried.signIn(ceremonyOf(house, begun.options)) });
    assert.equal(opened !== undefined, may);
  }
  assert.ok(!isRefusal(await closeAccount(house, account, 'left', host)));
  const begun = await beginSignIn(house);
  const answer = second.signIn(ceremonyOf(house, begun.options));
  assert.equal(await finishSignIn(house, { ...begun, answer }), undefined);
});

test('after recovery the link lets a new device in, beside the old ones', async () => {
  const { account } = await enrol(house);
  const link = await recoverAccount(house, account);
  assert.ok(!isRefusal(link));
  const opened = await openLink(house, link.token);
  const who = (await readSession(house, opened!.token, { mayEnrol: true }))!;
  const done = await register(who, new Authenticator());
  assert.ok(!isRefusal(done) && done.session);
  assert.equal(await readSession(house, opened!.token, { mayEnrol: true }), undefined);
  assert.equal((await readSession(house, done.session.token))?.session.reach, 'full');
  assert.equal((await accountById(house, account))?.account.passkeys.length, 2);
});
