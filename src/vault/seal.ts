import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { isSame, lengthPrefixed } from './bytes.ts';

/** Thrown by everything that opens: it never says which part was wrong, since that would help whoever tries. */
export class CannotOpen extends Error {
  constructor() {
    super('This could not be opened.');
    this.name = 'CannotOpen';
  }
}

/** The length of every key of the vault, in bytes. */
export const keyLength = 32;

const header = Buffer.from([1, 1]); // layout 1, algorithm 1 (HMAC-SHA-512 derivation, AES-256-GCM)
const commitmentLength = 32;
const nonceLength = 12;
const tagLength = 16;

/** How many bytes longer sealed content is than the plain content. */
export const sealOverhead = header.length + commitmentLength + nonceLength + tagLength;

/**
 * Seals content under a 32-byte key. Layout: version, algorithm, commitment (32), nonce (12), ciphertext, tag (16).
 *
 * GCM alone commits to no key: one ciphertext can be made that opens under two. So each seal derives its own
 * encryption key, together with a commitment, from the key, the nonce and the associated data: one HMAC-SHA-512 gives
 * both halves (the transforms UtC and HtE of Bellare and Hoang, "Efficient Schemes for Committing Authenticated
 * Encryption", Eurocrypt 2022).
 *
 * @param aad what the content belongs to (row, column, book …): it opens only with the same list, in the same order.
 * @throws RangeError when the key has not 32 bytes.
 */
export function seal(key: Buffer, plaintext: Buffer | string, aad: readonly string[]): Buffer {
  const nonce = randomBytes(nonceLength);
  const bound = bind(aad);
  const { commitment, encryption } = schedule(key, nonce, bound);
  const cipher = createCipheriv('aes-256-gcm', encryption, nonce, { authTagLength: tagLength });
  cipher.setAAD(bound);
  const plain = typeof plaintext === 'string' ? Buffer.from(plaintext, 'utf8') : plaintext;
  return Buffer.concat([header, commitment, nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/**
 * Opens what `seal` made.
 * @throws CannotOpen for a wrong key, a wrong `aad` and every change of the bytes, all alike.
 */
export function open(key: Buffer, sealed: Buffer, aad: readonly string[]): Buffer {
  if (sealed.length < sealOverhead || !sealed.subarray(0, header.length).equals(header)) throw new CannotOpen();
  const nonceAt = header.length + commitmentLength;
  const nonce = sealed.subarray(nonceAt, nonceAt + nonceLength);
  const bound = bind(aad);
  const { commitment, encryption } = schedule(key, nonce, bound);
  if (!isSame(commitment, sealed.subarray(header.length, nonceAt))) throw new CannotOpen();
  const decipher = createDecipheriv('aes-256-gcm', encryption, nonce, { authTagLength: tagLength });
  decipher.setAAD(bound);
  decipher.setAuthTag(sealed.subarray(sealed.length - tagLength));
  try {
    const body = sealed.subarray(nonceAt + nonceLength, sealed.length - tagLength);
    return Buffer.concat([decipher.update(body), decipher.final()]);
  } catch {
    throw new CannotOpen();
  }
}

function bind(aad: readonly string[]): Buffer {
  return lengthPrefixed([header, ...aad]);
}

/** Keys go to node:crypto as key objects: with bare bytes each call takes three to four times as long (Node 24, measured). */
function schedule(key: Buffer, nonce: Buffer, bound: Buffer): { commitment: Buffer; encryption: KeyObject } {
  if (key.length !== keyLength) throw new RangeError(`A key of the vault has ${keyLength} bytes.`);
  const block = createHmac('sha512', keyObject(key))
    .update(lengthPrefixed(['tidegate/seal/1', nonce, bound]))
    .digest();
  const [commitment, encryption] = [block.subarray(0, commitmentLength), block.subarray(commitmentLength)];
  return { commitment, encryption: createSecretKey(encryption) };
}

const keyObjects = new WeakMap<Buffer, KeyObject>();

/** One key seals and opens many times; its object lives as long as its bytes do. */
function keyObject(key: Buffer): KeyObject {
  const known = keyObjects.get(key) ?? createSecretKey(key);
  keyObjects.set(key, known);
  return known;
}
