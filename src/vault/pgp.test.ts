import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMessage } from 'openpgp';
import { day, instant, plus } from '../core/process/instant.ts';
import { decryptWith, encryptTo, newKeyPair } from './pgp.ts';

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
