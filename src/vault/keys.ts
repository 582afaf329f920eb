import { hkdfSync, randomBytes } from 'node:crypto';
import { CannotOpen, keyLength, open, seal } from './seal.ts';

/** A fresh random key: 32 bytes. */
export function newKey(): Buffer {
  return randomBytes(keyLength);
}

/**
 * Wraps a key under another one for keeping.
 * @param wrapping the wrapping key (32 bytes), such as `derive(root, 'person')`.
 * @param aad what the key is of: project, kind, id.
 */
export function wrap(wrapping: Buffer, key: Buffer, aad: readonly string[]): Buffer {
  if (key.length !== keyLength) throw new RangeError(`A key of the vault has ${keyLength} bytes.`);
  return seal(wrapping, key, ['key', ...aad]);
}

/**
 * Gives a wrapped key back: 32 bytes.
 * @throws CannotOpen when the wrapping key, the `aad` or the bytes are not those of `wrap`.
 */
export function unwrap(wrapping: Buffer, wrapped: Buffer, aad: readonly string[]): Buffer {
  const key = open(wrapping, wrapped, ['key', ...aad]);
  if (key.length !== keyLength) throw new CannotOpen();
  return key;
}

/**
 * Derives a key for one purpose from the root key (HKDF-SHA-256, RFC 5869; no salt, since the root is uniformly random).
 * @param label the purpose, such as `case`, `person`, `index`; raising `version` gives an unrelated key.
 */
export function derive(root: Buffer, label: string, version = 1): Buffer {
  if (root.length !== keyLength) throw new RangeError(`A root key has ${keyLength} bytes.`);
  const known = derived.get(root) ?? new Map<string, Buffer>();
  derived.set(root, known);
  const info = `tidegate/derive/${label}/${version}`;
  const key = known.get(info) ?? Buffer.from(hkdfSync('sha256', root, '', info, keyLength));
  known.set(info, key);
  return key;
}

/** Purposes are few and a derivation takes longer than most of what is done with it; gone with the root key itself. */
const derived = new WeakMap<Buffer, Map<string, Buffer>>();
