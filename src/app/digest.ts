import { lengthPrefixed, sha256 } from '../vault/bytes.ts';

/** A digest of texts in order, 64 hexadecimal characters: for comparing and counting, not for keeping secrets. */
export function digest(...parts: readonly string[]): string {
  return sha256(lengthPrefixed(parts)).toString('hex');
}

/** A digest of bytes as they are, 64 hexadecimal characters. */
export const digestOfBytes = (bytes: Buffer): string => sha256(bytes).toString('hex');
