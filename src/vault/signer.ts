import { createCleartextMessage, createMessage, decryptKey, readKey, readPrivateKey, sign } from 'openpgp';
import type { Instant } from '../core/process/instant.ts';

/** A signing key that has been opened once and signs many documents. */
export interface Signer {
  /** Forty (or sixty-four) hexadecimal digits in upper case. */
  readonly fingerprint: string;
  /** The public half, armoured. */
  readonly publicKey: string;
  /** An armoured detached signature over the bytes. */
  readonly signDetached: (bytes: Uint8Array, now: Instant) => Promise<string>;
  /** The text with its signature around it, readable as it stands (RFC 9580 §7; RFC 9116 §2.3). */
  readonly signInClear: (text: string, now: Instant) => Promise<string>;
}

/**
 * Opens an armoured private key.
 * @param passphrase for a key that is locked
 * @throws Error when it is no private key, or the passphrase does not open it
 */
export async function signerOf(armoredKey: string, passphrase?: string): Promise<Signer> {
  const read = await readPrivateKey({ armoredKey });
  const signingKeys = read.isDecrypted() ? read : await decryptKey({ privateKey: read, passphrase: passphrase ?? '' });
  return {
    fingerprint: signingKeys.getFingerprint().toUpperCase(),
    publicKey: signingKeys.toPublic().armor(),
    async signDetached(bytes, now) {
      const message = await createMessage({ binary: bytes });
      return sign({ message, signingKeys, detached: true, date: new Date(now) });
    },
    async signInClear(text, now) {
      const signed = await sign({ message: await createCleartextMessage({ text }), signingKeys, date: new Date(now) });
      // Line ends are made alike before they are signed and verified: one kind in the file, as in the text.
      return signed.replaceAll('\r\n', '\n');
    },
  };
}

/** The public half of an armoured key, as a signer has it. @throws Error when it is no key */
export async function publicHalf(armoredKey: string): Promise<Pick<Signer, 'fingerprint' | 'publicKey'>> {
  const key = await readKey({ armoredKey });
  return { fingerprint: key.getFingerprint().toUpperCase(), publicKey: key.toPublic().armor() };
}
