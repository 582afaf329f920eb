import {
  createMessage,
  decrypt,
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
  readonly at: Instant;
  /** SHA-256 of what the signature itself covers: the same in whatever mail it comes again, and however it is wrapped anew. */
  readonly digest: Buffer;
}

/** What was written, with its signature if that is good. */
export interface Opened {
  readonly bytes: Buffer;
  readonly signature?: GoodSignature;
  /** Whether there is a signature at all, good or not. */
  readonly isSigned: boolean;
}

/** The holder of this key signed these bytes; nothing for every other signature, broken ones included. */
export async function signatureOver(
  bytes: Uint8Array,
  armored: string,
  publicKey: string,
  now: Instant,
): Promise<GoodSignature | undefined> {
  try {
    const message = await createMessage({ binary: bytes });
    const verificationKeys = await readKey({ armoredKey: publicKey });
    const signature = await readSignature({ armoredSignature: armored });
    return good((await verify({ message, signature, verificationKeys, date: new Date(now) })).signatures);
  } catch {
    return undefined;
  }
}

/** A text that was signed in clear, with the signature where the holder of this key made it. */
export async function openClearSigned(armored: string, publicKey: string, now: Instant): Promise<Opened | undefined> {
  try {
    const message = await readCleartextMessage({ cleartextMessage: armored });
    const verificationKeys = await readKey({ armoredKey: publicKey });
    const { data, signatures } = await verify({ message, verificationKeys, date: new Date(now) });
    const signature = await good(signatures);
    return { bytes: Buffer.from(data, 'utf8'), isSigned: signatures.length > 0, ...(signature ? { signature } : {}) };
  } catch {
    return undefined;
  }
}

/** What was encrypted to a key of ours, with the signature where the holder of the public key made it. */
export async function openEncrypted(
  armored: string,
  privateKey: string,
  publicKey: string,
  now: Instant,
): Promise<Opened | undefined> {
  try {
    const { data, signatures } = await decrypt({
      message: await readMessage({ armoredMessage: armored, config: unpacked }),
      decryptionKeys: await readPrivateKey({ armoredKey: privateKey }),
      verificationKeys: await readKey({ armoredKey: publicKey }),
      format: 'binary',
      config: unpacked,
      date: new Date(now),
    });
    const signature = await good(signatures);
    return { bytes: Buffer.from(data), isSigned: signatures.length > 0, ...(signature ? { signature } : {}) };
  } catch {
    return undefined;
  }
}

type Verdicts = readonly { readonly verified: Promise<unknown>; readonly signature: Promise<Signature> }[];

/** One signature, and that one good: of several nobody could say whose words they are. */
async function good(signatures: Verdicts): Promise<GoodSignature | undefined> {
  const [only] = signatures;
  if (!only || signatures.length > 1) return undefined;
  if ((await only.verified.catch(() => false)) !== true) return undefined;
  const packet = (await only.signature).packets[0];
  if (!packet?.created || !packet.signatureData || !packet.signedHashValue) return undefined;
  // Some fields of a signature, and its numbers, can be changed by anybody without breaking it: they tell nothing.
  const covered = Buffer.concat([packet.signatureData, packet.signedHashValue]);
  return { at: fromEpoch(packet.created.getTime()), digest: sha256(covered) };
}
