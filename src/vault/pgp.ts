import {
  createMessage,
  decrypt,
  encrypt,
  generateKey,
  type Key,
  readCleartextMessage,
  readKey,
  readKeys,
  readMessage,
  readPrivateKey,
  readSignature,
  verify,
} from 'openpgp';
import { type Fault, fault } from '../core/case/fault.ts';
import { fromEpoch, type Instant } from '../core/process/instant.ts';
import { signerOf } from './signer.ts';

/** A public key as it is pinned: what a person compares and when it ends. */
export interface PublicKeyCard {
  /** Forty (or sixty-four) hexadecimal digits in upper case. */
  readonly fingerprint: string;
  readonly users: readonly string[];
  /** Null when it never ends. */
  readonly expiresAt: Instant | null;
  /** The key alone, armoured anew: what is to be kept. */
  readonly armored: string;
}

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

/** Reads a public key that somebody gave: exactly one, public, neither ended nor revoked, and fit for encryption. */
export async function readPublicKey(
  armored: string,
  now: Instant,
): Promise<{ readonly ok: true; readonly key: PublicKeyCard } | { readonly ok: false; readonly fault: Fault }> {
  const keys = await readKeys({ armoredKeys: armored }).catch(() => []);
  const [key] = keys;
  // Of two armoured blocks the library would read the first and say nothing of the second.
  const blocks = armored.match(/-----BEGIN PGP/g)?.length ?? 0;
  if (!key || keys.length > 1 || blocks > 1) {
    return refuse('This is not one OpenPGP public key.', 'Export a single key, with its armour.');
  }
  if (key.isPrivate()) {
    return refuse('This is a private key.', 'Give the public one, and consider this private key lost.');
  }
  const ends = await endOf(key, now);
  if (ends === undefined) {
    return refuse('This key has ended, was revoked, or cannot be used for encryption.', 'Give a current key.');
  }
  const fingerprint = key.getFingerprint().toUpperCase();
  return { ok: true, key: { fingerprint, users: key.getUserIDs(), expiresAt: ends, armored: key.armor() } };
}

/**
 * Encrypts a text to one pinned key and, if a key of ours is given, signs it. One recipient a message: a message to
 * several would tell each of them who the others are.
 * @throws Error when the key has ended by `now`: a notice must not go to a dead key
 */
export async function encryptTo(text: string, publicKey: string, now: Instant, signer?: string): Promise<string> {
  const encryptionKeys = await readKey({ armoredKey: publicKey });
  const signing = signer === undefined ? {} : { signingKeys: await readPrivateKey({ armoredKey: signer }) };
  return encrypt({ message: await createMessage({ text }), encryptionKeys, ...signing, date: new Date(now) });
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

async function endOf(key: Key, now: Instant): Promise<Instant | null | undefined> {
  const at = new Date(now);
  try {
    await key.verifyPrimaryKey(at);
    await key.getEncryptionKey(undefined, at);
  } catch {
    return undefined;
  }
  const end = await key.getExpirationTime();
  return end instanceof Date ? fromEpoch(end.getTime()) : null;
}

function refuse(message: string, mend: string): { readonly ok: false; readonly fault: Fault } {
  return { ok: false, fault: fault('public-key', '', message, mend) };
}
