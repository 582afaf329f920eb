import {
  config,
  createMessage,
  enums,
  type KeyID,
  type PublicKey,
  readCleartextMessage,
  readKey,
  readMessage,
  readPrivateKey,
  readSignature,
  type Signature,
  verify,
} from 'openpgp';
import { fromEpoch, type Instant } from '../core/process/instant.ts';
import { sha256 } from './bytes.ts';
import { unpacked } from './pgp-file.ts';

/** A good signature: when its maker says it was made, and what tells it from every other one. */
export interface GoodSignature {
  readonly kind: 'good';
  readonly at: Instant;
  /** SHA-256 of what the signature itself covers: the same in whatever mail it comes again, and however it is wrapped anew. */
  readonly digest: Uint8Array;
}

/** What a signature proves of the holder of one key: nothing at all, that somebody else signed, or that it does not hold. */
export type Signing = GoodSignature | { readonly kind: 'none' | 'by another' | 'broken' };

/** What was written, and who has signed it. */
export interface Opened {
  readonly bytes: Uint8Array;
  readonly signing: Signing;
}

const broken: Signing = { kind: 'broken' };

/** Whether the holder of this key signed these bytes. What cannot be read is broken. */
export async function signatureOver(
  bytes: Uint8Array,
  armored: string,
  publicKey: string,
  now: Instant,
): Promise<Signing> {
  try {
    const message = await createMessage({ binary: bytes });
    const signature = await readSignature({ armoredSignature: armored });
    return await signingBy(publicKey, signature.getSigningKeyIDs(), async (verificationKeys) => {
      return (await verify({ message, signature, verificationKeys, date: new Date(now) })).signatures;
    });
  } catch {
    return broken;
  }
}

/** A text that was signed in clear, and whether the holder of this key did; nothing for what cannot be read. */
export async function openClearSigned(armored: string, publicKey: string, now: Instant): Promise<Opened | undefined> {
  try {
    const message = await readCleartextMessage({ cleartextMessage: armored });
    const signing = await signingBy(publicKey, message.getSigningKeyIDs(), async (verificationKeys) => {
      return (await verify({ message, verificationKeys, date: new Date(now) })).signatures;
    });
    return { bytes: Buffer.from(message.getText(), 'utf8'), signing };
  } catch {
    return undefined;
  }
}

const recipientsAtMost = 50;

/**
 * What was encrypted to a key of ours, and whether the holder of the other key signed it; nothing for what cannot be read.
 * Anybody can encrypt to us: at most 50 recipients are tried, and at most 8 MiB are unpacked.
 */
export async function openEncrypted(
  armored: string,
  privateKey: string,
  publicKey: string,
  now: Instant,
): Promise<Opened | undefined> {
  try {
    const sealed = await readMessage({ armoredMessage: armored, config: unpacked });
    if (sealed.packets.filterByTag(enums.packet.publicKeyEncryptedSessionKey).length > recipientsAtMost)
      return undefined;
    const date = new Date(now);
    const own = await readPrivateKey({ armoredKey: privateKey });
    const message = await sealed.decrypt([own], undefined, undefined, date, { ...config, ...unpacked });
    const literal = message.getLiteralData();
    if (!literal) return undefined;
    const signing = await signingBy(publicKey, message.getSigningKeyIDs(), (keys) => message.verify(keys, date));
    return { bytes: literal as Uint8Array, signing };
  } catch {
    return undefined;
  }
}

type Verdicts = readonly { readonly verified: Promise<unknown>; readonly signature: Promise<Signature> }[];

/** What the one signature proves of this key; several are broken: nobody could say whose words they are. */
async function signingBy(
  armoredKey: string,
  [signer, ...more]: readonly KeyID[],
  verdictsBy: (keys: PublicKey[]) => Promise<Verdicts>,
): Promise<Signing> {
  if (!signer) return { kind: 'none' };
  if (more.length > 0) return broken;
  const key = await readKey({ armoredKey });
  if (key.getKeys(signer).length === 0) return { kind: 'by another' };
  const [only, another] = await verdictsBy([key]);
  if (!only || another || (await only.verified.catch(() => false)) !== true) return broken;
  const packet = (await only.signature).packets[0];
  if (!packet?.created || !packet.signatureData || !packet.signedHashValue) return broken;
  // Some fields of a signature, and its numbers, can be changed by anybody without breaking it: they tell nothing.
  const covered = Buffer.concat([packet.signatureData, packet.signedHashValue]);
  return { kind: 'good', at: fromEpoch(packet.created.getTime()), digest: sha256(covered) };
}
