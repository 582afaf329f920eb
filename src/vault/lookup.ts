import { createHmac } from 'node:crypto';

/**
 * A keyed digest for finding a row by an exact value without keeping the value: HMAC-SHA-256, 32 bytes.
 * @param indexKey `derive(root, 'index')`.
 * @param kind what is looked up, such as `address`: one value gives unrelated digests under two kinds.
 */
export function lookup(indexKey: Buffer, kind: string, value: string): Buffer {
  return createHmac('sha256', indexKey).update(`tidegate/lookup/1\n${kind}\n${value}`).digest();
}

/** A mail address as it is looked up: without spaces around it, in lower case, in one Unicode form. */
export function addressKey(address: string): string {
  return address.normalize('NFC').trim().toLowerCase();
}
