import { createMessage, encrypt, readKey, readMessage } from 'openpgp';
import type { Instant } from '../core/process/instant.ts';

/**
 * Encrypts the bytes of a file to one pinned key, as `gpg --decrypt` reads it.
 * @throws Error when the key has ended by `now`
 */
export async function encryptFile(bytes: Uint8Array, publicKey: string, now: Instant): Promise<Buffer> {
  const encryptionKeys = await readKey({ armoredKey: publicKey });
  const message = await createMessage({ binary: bytes });
  const encrypted = await encrypt({ message, encryptionKeys, format: 'binary', date: new Date(now) });
  return Buffer.from(encrypted as Uint8Array);
}

/**
 * What a message of somebody else's may become when it is unpacked: a few kilobytes can hold gigabytes, and a library that is
 * told nothing unpacks them all.
 */
export const unpacked = { maxDecompressedMessageSize: 8 * 1_024 * 1_024 };

/** The armoured messages in a text, found in one pass however many begin and never end. */
export function messagesIn(text: string): readonly string[] {
  const [begin, end] = ['-----BEGIN PGP MESSAGE-----', '-----END PGP MESSAGE-----'];
  const found: string[] = [];
  for (let from = text.indexOf(begin); from >= 0; ) {
    const to = text.indexOf(end, from);
    if (to < 0) break;
    found.push(text.slice(from, to + end.length));
    from = text.indexOf(begin, to);
  }
  return found;
}

/** The ids of the keys that a message is encrypted to, in upper-case hexadecimal digits; none where it is no message. */
export async function recipientKeyIds(message: Uint8Array | string): Promise<readonly string[]> {
  try {
    const read =
      typeof message === 'string'
        ? await readMessage({ armoredMessage: message, config: unpacked })
        : await readMessage({ binaryMessage: message, config: unpacked });
    return read.getEncryptionKeyIDs().map((id) => id.toHex().toUpperCase());
  } catch {
    return [];
  }
}

/** The ids of a public key and of its subkeys, in upper-case hexadecimal digits; none where it cannot be read. */
export async function keyIdsOf(publicKey: string): Promise<readonly string[]> {
  try {
    const key = await readKey({ armoredKey: publicKey });
    return key.getKeys().map((each) => each.getKeyID().toHex().toUpperCase());
  } catch {
    return [];
  }
}
