import {
  createMessage,
  decrypt,
  encrypt,
  generateKey,
  readCleartextMessage,
  readKey,
  readMessage,
  readPrivateKey,
  readSignature,
  verify,
} from 'openpgp';
import type { Instant } from '../core/process/instant.ts';
import { signerOf } from './signer.ts';

/** A key pair of our own, armoured; the private half is for the vault to seal. */
export interface KeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
  readonly fingerprint: string;
}

/** A fresh key pair (Curve25519 in the form that GnuPG 2.2 reads) for signing and for receiving mail. */
export async function newKeyPair(name: string, address: string, now: Instant): Promise<KeyPair> {
  const { publicKey, privateKey } = await generateKey({
    type: 'ecc',
    curve: 'curve25519Legacy',
    userIDs: [{ name, email: address }],
    date: new Date(now),
    format: 'object',
  });
  return {
    publicKey: publicKey.armor(),
    privateKey: privateKey.armor(),
    fingerprint: publicKey.getFingerprint().toUpperCase(),
  };
}

/**
 * Encrypts a text or bytes to one pinned key and, if a key of ours is given, signs it. One recipient a message: a message to
 * several would tell each of them who the others are.
 * @throws Error when the key has ended by `now`: a notice must not go to a dead key
 */
export async function encryptTo(
  content: string | Uint8Array,
  publicKey: string,
  now: Instant,
  signer?: string,
): Promise<string> {
  const encryptionKeys = await readKey({ armoredKey: publicKey });
  const signing = signer === undefined ? {} : { signingKeys: await ownKey(signer) };
  // Bytes come out as they went in; of a text the reader makes lines as its own system has them.
  const message = await (typeof content === 'string'
    ? createMessage({ text: content })
    : createMessage({ binary: content }));
  return encrypt({ message, encryptionKeys, ...signing, date: new Date(now), format: 'armored' }) as Promise<string>;
}

/** Our own keys are few and sign much: each is read once. */
const ownKeys = new Map<string, ReturnType<typeof readPrivateKey>>();

function ownKey(armoredKey: string): ReturnType<typeof readPrivateKey> {
  const read = ownKeys.get(armoredKey) ?? readPrivateKey({ armoredKey });
  if (ownKeys.size > 50) ownKeys.clear();
  ownKeys.set(armoredKey, read);
  return read;
}

/**
 * Decrypts a message to a key of ours.
 * @returns the text, and whether it carries a good signature by `sender`; undefined when it cannot be read
 */
export async function decryptWith(
  armored: string,
  privateKey: string,
  now: Instant,
  sender?: string,
): Promise<{ readonly text: string; readonly isSigned: boolean } | undefined> {
  try {
    const message = await readMessage({ armoredMessage: armored });
    const decryptionKeys = await readPrivateKey({ armoredKey: privateKey });
    const verification = sender === undefined ? {} : { verificationKeys: await readKey({ armoredKey: sender }) };
    const { data, signatures } = await decrypt({ message, decryptionKeys, ...verification, date: new Date(now) });
    const verdicts = await Promise.all(signatures.map(({ verified }) => verified.catch(() => false)));
    return { text: String(data), isSigned: sender !== undefined && verdicts.includes(true) };
  } catch {
    return undefined;
  }
}

/** A detached signature over the bytes, armoured. */
export async function signDetached(bytes: Uint8Array, privateKey: string, now: Instant): Promise<string> {
  return (await signerOf(privateKey)).signDetached(bytes, now);
}

/** Whether a detached signature over the bytes was made by the holder of this key. */
export async function isSignedBy(
  bytes: Uint8Array,
  signature: string,
  publicKey: string,
  now: Instant,
): Promise<boolean> {
  try {
    const message = await createMessage({ binary: bytes });
    const verificationKeys = await readKey({ armoredKey: publicKey });
    const read = await readSignature({ armoredSignature: signature });
    const { signatures } = await verify({ message, signature: read, verificationKeys, date: new Date(now) });
    return (await Promise.all(signatures.map(({ verified }) => verified))).every(Boolean) && signatures.length > 0;
  } catch {
    return false;
  }
}

/** Whether a text that was signed in clear is as its signer, the holder of this key, wrote it. */
export async function isSignedInClear(signed: string, publicKey: string, now: Instant): Promise<boolean> {
  try {
    const message = await readCleartextMessage({ cleartextMessage: signed });
    const verificationKeys = await readKey({ armoredKey: publicKey });
    const { signatures } = await verify({ message, verificationKeys, date: new Date(now) });
    return (await Promise.all(signatures.map(({ verified }) => verified))).every(Boolean) && signatures.length > 0;
  } catch {
    return false;
  }
}
