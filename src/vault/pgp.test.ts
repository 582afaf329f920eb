import assert from 'node:assert/strict';
import { test } from 'node:test';
import { armor, enums, generateKey, readKey, readMessage, revokeKey } from 'openpgp';
import { day, instant, plus } from '../core/process/instant.ts';
import { decryptWith, encryptTo, newKeyPair, readPublicKey } from './pgp.ts';

const now = instant('2026-04-01T09:00:00Z');
const later = plus(now, day);
const ours = await newKeyPair('Contour security', 'security@contour.example', now);
const theirs = await newKeyPair('Distro', 'security@distro.example', now);
const text = 'A crafted header crashes the listener.\nUntil 15 Dec 2026 16:00 UTC. – naïve ✓\n';

test('what is encrypted to a key opens with its private half alone, and tells who signed', async () => {
  const message = await encryptTo(text, theirs.publicKey, later, ours.privateKey);
  assert.match(message, /^-----BEGIN PGP MESSAGE-----/);
  assert.deepEqual(await decryptWith(message, theirs.privateKey, later, ours.publicKey), { text, isSigned: true });
  assert.deepEqual(await decryptWith(message, theirs.privateKey, later), { text, isSigned: false });
  assert.equal(await decryptWith(message, ours.privateKey, later), undefined);
  const recipients = (await readMessage({ armoredMessage: message })).getEncryptionKeyIDs();
  assert.equal(recipients.length, 1);
});

test('a missing and a foreign signature do not count as the sender’s', async () => {
  const unsigned = await encryptTo(text, theirs.publicKey, later);
  assert.equal((await decryptWith(unsigned, theirs.privateKey, later, ours.publicKey))?.isSigned, false);
  const foreign = await encryptTo(text, theirs.publicKey, later, theirs.privateKey);
  assert.equal((await decryptWith(foreign, theirs.privateKey, later, ours.publicKey))?.isSigned, false);
});

test('a changed message cannot be read', async () => {
  const message = await encryptTo(text, theirs.publicKey, later, ours.privateKey);
  const lines = message.split('\n');
  const line = lines[5]!;
  lines[5] = (line[9] === 'A' ? 'B' : 'A') + line.slice(1);
  assert.equal(await decryptWith(lines.join('\n'), theirs.privateKey, later), undefined);
  assert.equal(await decryptWith('no message', theirs.privateKey, later), undefined);
});

test('a public key is read with its fingerprint and its end', async () => {
  const read = await readPublicKey(`  \n${theirs.publicKey}`, later);
  assert.ok(read.ok);
  assert.equal(read.key.fingerprint, theirs.fingerprint);
  assert.match(read.key.fingerprint, /^[0-9A-F]{40}$/);
  assert.deepEqual(read.key.users, ['Distro <security@distro.example>']);
  assert.equal(read.key.expiresAt, null);
});

test('a key that has ended, was revoked, cannot encrypt, is private, or is none is refused and never used', async () => {
  const make = (more: object) =>
    generateKey({
      type: 'ecc',
      curve: 'curve25519Legacy',
      userIDs: [{ email: 'x@y.example' }],
      date: new Date(now),
      format: 'object',
      ...more,
    });
  const short = (await make({ keyExpirationTime: 3_600 })).publicKey.armor();
  const signOnly = (await make({ subkeys: [{ sign: true }] })).publicKey.armor();
  const { publicKey } = await revokeKey({ key: (await make({})).privateKey, date: new Date(now) });
  const wrong = [short, publicKey, signOnly, theirs.privateKey, '', 'ssh-ed25519 AAAA'];
  for (const armored of wrong) {
    const read = await readPublicKey(armored, later);
    assert.ok(!read.ok && read.fault.rule === 'public-key', armored.slice(0, 40));
  }
  assert.ok((await readPublicKey(short, now)).ok);
  for (const armored of wrong.slice(0, 3)) await assert.rejects(encryptTo(text, armored, later));
});

test('two keys are refused, in one block or in two: nobody could tell which one was meant', async () => {
  const one = await readKey({ armoredKey: theirs.publicKey });
  const two = await readKey({ armoredKey: ours.publicKey });
  const packets = [one, two].map((key) => Buffer.from(key.toPacketList().write()));
  const block = armor(enums.armor.publicKey, Buffer.concat(packets));
  for (const armored of [block, `${theirs.publicKey}\n${ours.publicKey}`]) {
    const read = await readPublicKey(armored, later);
    assert.ok(!read.ok);
    assert.match(read.fault.message, /not one OpenPGP public key/);
  }
});
