import assert from 'node:assert/strict';
import { test } from 'node:test';
import { armor, enums, generateKey, type KeyOptions, readKey, revokeKey } from 'openpgp';
import { day, instant, plus } from '../core/process/instant.ts';
import { encryptTo, newKeyPair } from './pgp.ts';
import { readPublicKey } from './public-key.ts';

const now = instant('2026-04-01T09:00:00Z');
const later = plus(now, day);
const theirs = await newKeyPair('Distro', 'security@distro.example', now);
const ours = await newKeyPair('Contour security', 'security@contour.example', now);

const make = (more: Partial<KeyOptions>) =>
  generateKey({
    type: 'ecc',
    curve: 'curve25519Legacy',
    userIDs: [{ email: 'x@y.example' }],
    date: new Date(now),
    ...more,
    format: 'object',
  });
const armored = async (more: Partial<KeyOptions>) => (await make(more)).publicKey.armor();
const small = { type: 'rsa', config: { minRSABits: 512 } } as const;

test('a public key is read with its fingerprint and its end, armoured or as bytes', async () => {
  const bytes = (await readKey({ armoredKey: theirs.publicKey })).write();
  for (const given of [`  \n${theirs.publicKey}`, bytes]) {
    const read = await readPublicKey(given, later);
    assert.ok(read.ok);
    assert.equal(read.key.fingerprint, theirs.fingerprint);
    assert.match(read.key.fingerprint, /^[0-9A-F]{40}$/);
    assert.deepEqual(read.key.users, ['Distro <security@distro.example>']);
    assert.equal(read.key.expiresAt, null);
  }
});

test('the end that counts is the earlier one of the key and of its part for encryption', async () => {
  const key = await armored({ keyExpirationTime: 30 * 86_400, subkeys: [{ keyExpirationTime: 10 * 86_400 }] });
  const read = await readPublicKey(key, now);
  assert.ok(read.ok);
  assert.equal(read.key.expiresAt, plus(now, 10 * day));
});

const wrong: readonly (readonly [string, () => Promise<string>, RegExp])[] = [
  ['one that has ended', () => armored({ keyExpirationTime: 3_600 }), /ended on 2026-04-01/],
  [
    'one that was revoked',
    async () =>
      (await revokeKey({ key: (await make({})).privateKey, date: new Date(now), format: 'object' })).publicKey.armor(),
    /was revoked/,
  ],
  [
    'one that was made later than now',
    () => armored({ date: new Date(plus(now, 3 * day)) }),
    /made at 2026-04-04T09:00Z, and here it is 2026-04-02T/,
  ],
  ['one that only signs', () => armored({ subkeys: [{ sign: true }] }), /cannot be used for encryption/],
  [
    'one whose part for encryption has ended',
    () => armored({ subkeys: [{ keyExpirationTime: 60 }] }),
    /part for encryption has ended/,
  ],
  ['a tiny one', () => armored({ ...small, rsaBits: 1_024 }), /only 1024 bits/],
  ['one a bit too small', () => armored({ ...small, rsaBits: 2_040 }), /only 2040 bits/],
  ['a private one', async () => theirs.privateKey, /private key/],
  ['nothing', async () => '', /not an OpenPGP public key/],
  ['a key of SSH', async () => 'ssh-ed25519 AAAA', /not an OpenPGP public key/],
  ['half a key', async () => theirs.publicKey.slice(0, 400), /not an OpenPGP public key/],
  ['two blocks', async () => `${theirs.publicKey}\n${ours.publicKey}`, /several keys/],
];
for (const [what, give, said] of wrong) {
  test(`${what} is refused and says why`, async () => {
    const read = await readPublicKey(await give(), later);
    assert.ok(!read.ok && read.fault.rule === 'public-key');
    assert.match(read.fault.message, said);
    assert.notEqual(read.fault.mend, '');
  });
}

test('nothing is encrypted to a key that has ended, was revoked or only signs', async () => {
  for (const [, give] of wrong.slice(0, 3)) await assert.rejects(encryptTo('text', await give(), later));
});

test('two keys in one block are refused: nobody could tell which one was meant', async () => {
  const [one, two] = await Promise.all([theirs, ours].map(({ publicKey }) => readKey({ armoredKey: publicKey })));
  const block = armor(enums.armor.publicKey, Buffer.concat([one!, two!].map((key) => key.toPacketList().write())));
  const read = await readPublicKey(block, later);
  assert.ok(!read.ok);
  assert.match(read.fault.message, /several keys/);
});
