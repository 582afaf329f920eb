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
  readonly at: Instant;
  /** SHA-256 of what the signature itself covers: the same in whatever mail it comes again, and however it is wrapped anew. */
  readonly digest: Buffer;
  /** Which of the keys that were asked about made it. */
  readonly by: number;
}

/** What was written, with its signature if that is good. */
export interface Opened {
  readonly bytes: Buffer;
  readonly signature?: GoodSignature;
  /** Whether there is a signature at all, good or not. */
  readonly isSigned: boolean;
}

/**
 * Who signs these bytes, of the holders of these keys: the first whose signature is good; nothing for every other
 * signature, broken ones included.
 */
export async function signatureOver(
  bytes: Uint8Array,
  armored: string,
  publicKeys: readonly string[],
  now: Instant,
): Promise<GoodSignature | undefined> {
  try {
    const message = await createMessage({ binary: bytes });
    const signature = await readSignature({ armoredSignature: armored });
    return await goodBy(publicKeys, signature.getSigningKeyIDs(), async (verificationKeys) => {
      return (await verify({ message, signature, verificationKeys, date: new Date(now) })).signatures;
    });
  } catch {
    return undefined;
  }
}

/** A text that was signed in clear, with the signature where the holder of one of these keys made it. */
export async function openClearSigned(
  armored: string,
  publicKeys: readonly string[],
  now: Instant,
): Promise<Opened | undefined> {
  try {
    const message = await readCleartextMessage({ cleartextMessage: armored });
    const signers = message.getSigningKeyIDs();
    const signature = await goodBy(publicKeys, signers, async (verificationKeys) => {
      return (await verify({ message, verificationKeys, date: new Date(now) })).signatures;
    });
    const bytes = Buffer.from(message.getText(), 'utf8');
    return { bytes, isSigned: signers.length > 0, ...(signature ? { signature } : {}) };
  } catch {
    return undefined;
  }
}

const recipientsAtMost = 50;

/**
 * What was encrypted to a key of ours, with the signature where the holder of one of these keys made it. Anybody can
 * encrypt to us: at most 50 recipients are tried, and it is decrypted once for however many keys.
 */
export async function openEncrypted(
  armored: string,
  privateKey: string,
  publicKeys: readonly string[],
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
    const bytes = Buffer.from(literal as Uint8Array);
    const signers = message.getSigningKeyIDs();
    const signature = await goodBy(publicKeys, signers, (verificationKeys) => message.verify(verificationKeys, date));
    return { bytes, isSigned: signers.length > 0, ...(signature ? { signature } : {}) };
  } catch {
    return undefined;
  }
}

/** The one signature, by the first of these keys that bears the id that it names; of several none is even looked at. */
async function goodBy(
  publicKeys: readonly string[],
  [signer, ...more]: readonly KeyID[],
  verdictsBy: (keys: PublicKey[]) => Promise<Verdicts>,
): Promise<GoodSignature | undefined> {
  if (!signer || more.length > 0) return undefined;
  for (const [by, armoredKey] of publicKeys.entries()) {
    const key = await readKey({ armoredKey });
    if (key.getKeys(signer).length === 0) continue;
    const found = await good(await verdictsBy([key]));
    return found && { ...found, by };
  }
  return undefined;
}

type Verdicts = readonly { readonly verified: Promise<unknown>; readonly signature: Promise<Signature> }[];

/** One signature, and that one good: of several nobody could say whose words they are. */
async function good(signatures: Verdicts): Promise<Omit<GoodSignature, 'by'> | undefined> {
  const [only] = signatures;
  if (!only || signatures.length > 1) return undefined;
  if ((await only.verified.catch(() => false)) !== true) return undefined;
  const packet = (await only.signature).packets[0];
  if (!packet?.created || !packet.signatureData || !packet.signedHashValue) return undefined;
  // Some fields of a signature, and its numbers, can be changed by anybody without breaking it: they tell nothing.
  const covered = Buffer.concat([packet.signatureData, packet.signedHashValue]);
  return { at: fromEpoch(packet.created.getTime()), digest: sha256(covered) };
}
