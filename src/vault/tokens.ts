import { randomBytes } from 'node:crypto';
import { crockford, encodeBase32, rfc4648 } from './base32.ts';
import { isSame, type RandomBytes, sha256 } from './bytes.ts';

/** What a secret is for: API token, session, one-time link, form secret of a session, command-line login, ceremony, application. */
export const tokenKinds = ['pat', 'ses', 'lnk', 'csf', 'cli', 'cer', 'apl', 'cal'] as const;
export type TokenKind = (typeof tokenKinds)[number];

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const secretLength = 43; // 256 bits in base 62
const checkLength = 6; // 32 bits in base 62
const shape = new RegExp(`tg_(?:${tokenKinds.join('|')})_[0-9A-Za-z]{${secretLength + checkLength}}`, 'g');

/** A new secret of 256 bits, `tg_pat_` + 43 characters + a checksum of 6 that tells a token from look-alikes. */
export function mintToken(kind: TokenKind, random: RandomBytes = randomBytes): string {
  const body = `tg_${kind}_${base62(random(32), secretLength)}`;
  return body + checksum(body);
}

/** Whether a text is a token of ours by its form (of this kind, if one is named); it says nothing about being valid. */
export function isTokenShape(text: string, kind?: TokenKind): boolean {
  const found = findTokens(text);
  return found.length === 1 && found[0] === text && (kind === undefined || text.startsWith(`tg_${kind}_`));
}

/** Every token of ours that stands in a text, in order: for the rules that keep secrets out of what is written. */
export function findTokens(text: string): string[] {
  return (text.match(shape) ?? []).filter(
    (found) => checksum(found.slice(0, -checkLength)) === found.slice(-checkLength),
  );
}

/** What is kept instead of a token: SHA-256 (enough, since a token has 256 random bits). */
export function hashToken(token: string): Buffer {
  return sha256(token);
}

/** Whether a token is the one whose hash is kept; in constant time. */
export function isTokenOf(token: string, hash: Buffer): boolean {
  return isSame(hashToken(token), hash);
}

/** A new opaque id: 128 random bits as 26 lower-case base32 characters. */
export function newId(random: RandomBytes = randomBytes): string {
  return encodeBase32(random(16), rfc4648);
}

/** A new short reference for people outside, `7QK2-M4TD`: 40 random bits. It names, it does not open anything. */
export function newReference(random: RandomBytes = randomBytes): string {
  const text = encodeBase32(random(5), crockford);
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}

function checksum(body: string): string {
  return base62(sha256(body).subarray(0, 4), checkLength);
}

function base62(bytes: Buffer, length: number): string {
  let value = BigInt(`0x${bytes.toString('hex')}`);
  let text = '';
  for (let place = 0; place < length; place += 1) {
    text = digits[Number(value % 62n)] + text;
    value /= 62n;
  }
  return text;
}
