import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
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

const skip = process.platform === 'linux' ? false : 'Only Linux counts niceness by thread.';

test('the threads that encrypt let pages go first, and they alone', { skip }, async () => {
  const encryptor = openEncryptor(1);
  const nicer = () => niceness().filter((nice) => nice === Math.min(19, getPriority() + 10)).length;
  const before = nicer();
  await encryptor.seal(sealing('one'));
  assert.equal(nicer(), before + 1);
  await encryptor.close();
});

/** The niceness of each thread of this process: the nineteenth field; the second may hold spaces and ends with a bracket. */
const niceness = (): readonly number[] =>
  readdirSync('/proc/self/task').map((thread) => {
    const fields = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8').split(') ').at(-1)!;
    return Number(fields.split(' ')[16]);
  });
