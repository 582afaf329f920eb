import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, instant, plus } from '../core/process/instant.ts';
import { openEncryptor, ownThread } from './encryptor.ts';
import { decryptWith, newKeyPair } from './pgp.ts';

const now = instant('2026-04-01T09:00:00Z');
const ours = await newKeyPair('Contour security', 'security@contour.example', now);
const theirs = await newKeyPair('Distro', 'security@distro.example', now);
const sealing = (text: string, at = now) => ({
  content: Buffer.from(text),
  publicKey: theirs.publicKey,
  signer: ours.privateKey,
  now: at,
});

for (const [what, open] of [
  ['in threads of its own', openEncryptor],
  ['in the own thread', () => ownThread],
] as const) {
  test(`what is encrypted ${what} opens with the recipient's key alone, and carries our signature`, async () => {
    const encryptor = open();
    const texts = ['one', 'two ✓', 'three'];
    const sealed = await Promise.all(texts.map((text) => encryptor.seal(sealing(text))));
    for (const [at, armored] of sealed.entries()) {
      const opened = await decryptWith(armored, theirs.privateKey, now, ours.publicKey);
      assert.deepEqual(opened, { text: texts[at], isSigned: true });
    }
    await assert.rejects(encryptor.seal(sealing('before the key was made', plus(now, -day))));
    await encryptor.close();
  });
}

test('whoever waits when the threads end is told so', async () => {
  const encryptor = openEncryptor();
  const waiting = assert.rejects(encryptor.seal(sealing('late')));
  await encryptor.close();
  await waiting;
  await assert.rejects(encryptor.seal(sealing('later')), /closing/);
});
