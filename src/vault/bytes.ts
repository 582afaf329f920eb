import { hash, timingSafeEqual } from 'node:crypto';

/** A source of chance: that many unpredictable bytes. `randomBytes` of node:crypto is the real one. */
export type RandomBytes = (length: number) => Buffer;

/**
 * Joins parts so that no two lists of parts give the same bytes: the number of parts, then each with its length
 * before it (32 bits, big-endian). Texts are taken as UTF-8.
 */
export function lengthPrefixed(parts: readonly (string | Buffer)[]): Buffer {
  const joined: Buffer[] = [uint32(parts.length)];
  for (const part of parts) {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'utf8') : part;
    joined.push(uint32(bytes.length), bytes);
  }
  return Buffer.concat(joined);
}

/** SHA-256 of the bytes (a text is taken as UTF-8): 32 bytes. */
export function sha256(bytes: Buffer | string): Buffer {
  return hash('sha256', bytes, 'buffer');
}

/** SHA-512 of the bytes (a text is taken as UTF-8): 64 bytes. */
export function sha512(bytes: Buffer | string): Buffer {
  return hash('sha512', bytes, 'buffer');
}

/** Compares in a time that tells nothing about where two values of one length differ. */
export function isSame(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
