import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMessage, encrypt, enums, generateKey, readKey, readSignature } from 'openpgp';
import { instant } from '../core/process/instant.ts';
import { newKeyPair, signDetached } from './pgp.ts';
import { openEncrypted, signatureOver } from './signed.ts';

const now = instant('2026-04-01T09:00:00Z');
const theirs = await newKeyPair('Distro', 'security@distro.example', now);

test('a signature that is wrapped anew is known again, and another one is not', async () => {
  const bytes = Buffer.from('ok\r\n');
  const armored = await signDetached(bytes, theirs.privateKey, now);
  const first = await signatureOver(bytes, armored, theirs.publicKey, now);
  const read = await readSignature({ armoredSignature: armored });
  const packet = read.packets[0] as unknown as { unhashedSubpackets: object[] };
  // Anybody can add to what the signature does not cover.
  packet.unhashedSubpackets.push({ type: 100, critical: false, body: Uint8Array.from([1, 2]) });
  const again = read.armor();
  assert.notEqual(again, armored);
  const second = await signatureOver(bytes, again, theirs.publicKey, now);
  assert.deepEqual(second, first);
  assert.ok(first.kind === 'good');
  const other = Buffer.from('object x\r\n');
  const third = await signatureOver(other, await signDetached(other, theirs.privateKey, now), theirs.publicKey, now);
  assert.ok(third.kind === 'good');
  assert.notDeepEqual(third.digest, first.digest);
});

test('a small message that would unpack into a large one is not unpacked', async () => {
  const preferred = { preferredCompressionAlgorithm: enums.compression.zip };
  const own = await generateKey({
    userIDs: [{ name: 'Own', email: 'a@b.example' }],
    date: new Date(now),
    format: 'armored',
    config: preferred,
  });
  const packed = async (size: number) =>
    String(
      await encrypt({
        message: await createMessage({ binary: Buffer.alloc(size) }),
        encryptionKeys: await readKey({ armoredKey: own.publicKey }),
        config: preferred,
        date: new Date(now),
      }),
    );
  const [small, large] = [await packed(2_000_000), await packed(20_000_000)];
  assert.ok(large.length < 100_000, `it is packed: ${large.length}`);
  const open = (armored: string) => openEncrypted(armored, own.privateKey, theirs.publicKey, now);
  assert.equal((await open(small))?.bytes.length, 2_000_000);
  assert.equal((await open(large))?.bytes.length, undefined);
});
