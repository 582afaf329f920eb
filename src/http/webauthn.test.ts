import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { Authenticator } from '../../test/support/authenticator.ts';
import { webauthn } from './webauthn.ts';

const origin = 'http://localhost:7300';
const place = { origin, relyingParty: 'localhost' };
const challenge = () => randomBytes(32).toString('base64url');

async function enrolled() {
  const device = new Authenticator();
  const asked = { ...place, challenge: challenge() };
  const known = await webauthn.verifyRegistration(device.register(asked), asked);
  assert.ok(known);
  return { device, known };
}

test('a device registers and then signs in; the counter moves on', async () => {
  const { device, known } = await enrolled();
  assert.equal(known.credential, device.id);
  assert.equal(known.counter, 0);
  assert.deepEqual(known.transports, ['internal']);
  const asked = { ...place, challenge: challenge() };
  const answer = device.signIn(asked);
  assert.equal(webauthn.claimedCredential(answer), device.id);
  assert.deepEqual(await webauthn.verifySignIn(answer, { ...asked, known }), { counter: 1 });
});

test('another challenge, another origin, another place, or no user verification does not hold', async () => {
  const asked = { ...place, challenge: challenge() };
  const wrong = [
    { ...asked, challenge: challenge() },
    { ...asked, origin: 'http://localhost:7301' },
    { ...asked, origin: 'https://localhost.example.org' },
    { ...asked, relyingParty: 'example.org' },
    { ...asked, isUserVerified: false },
  ];
  const { device, known } = await enrolled();
  for (const ceremony of wrong) {
    assert.equal(await webauthn.verifyRegistration(new Authenticator().register(ceremony), asked), undefined);
    assert.equal(await webauthn.verifySignIn(device.signIn(ceremony), { ...asked, known }), undefined);
  }
});

test('an answer signed by another key, or with a counter that went back, does not hold', async () => {
  const { device, known } = await enrolled();
  const asked = { ...place, challenge: challenge() };
  const other = new Authenticator();
  const forged = { ...other.signIn(asked), id: device.id, rawId: device.id };
  assert.equal(await webauthn.verifySignIn(forged, { ...asked, known }), undefined);
  const late = { ...known, counter: 9 };
  assert.equal(await webauthn.verifySignIn(device.signIn(asked), { ...asked, known: late }), undefined);
});

test('what is no answer at all does not hold and does not throw', async () => {
  const { known } = await enrolled();
  const asked = { ...place, challenge: challenge() };
  for (const answer of [null, undefined, 'x', 1, [], {}, { id: 1 }, { id: 'a', rawId: 'a', type: 'public-key' }]) {
    assert.equal(await webauthn.verifyRegistration(answer, asked), undefined);
    assert.equal(await webauthn.verifySignIn(answer, { ...asked, known }), undefined);
  }
  assert.equal(webauthn.claimedCredential({ id: 1 }), undefined);
  assert.equal(webauthn.claimedCredential(null), undefined);
});

test('options ask for a discoverable passkey with user verification and carry the challenge as it is', async () => {
  const mine = challenge();
  const registration = await webauthn.registrationOptions({
    challenge: mine,
    relyingParty: 'localhost',
    projectName: 'Contour',
    user: { handle: 'a1', name: 'Ann' },
    known: [],
  });
  assert.equal(registration.challenge, mine);
  assert.deepEqual(registration.rp, { id: 'localhost', name: 'Contour' });
  assert.match(JSON.stringify(registration.authenticatorSelection), /"userVerification":"required"/);
  const signIn = await webauthn.signInOptions({ challenge: mine, relyingParty: 'localhost', known: [] });
  assert.deepEqual([signIn.challenge, signIn.userVerification, signIn.allowCredentials], [mine, 'required', []]);
});
