/** Crockford's base32: no I, L, O or U, so that a person can read it out. */
export const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** RFC 4648 base32 in lower case. */
export const rfc4648 = 'abcdefghijklmnopqrstuvwxyz234567';
/** z-base-32, as key directories write digests. */
export const zBase32 = 'ybndrfg8ejkmcpqxot1uwisza345h769';

/** Writes bytes five bits a character, without padding; bits that are over at the end are zero. */
export function encodeBase32(bytes: Buffer, alphabet: string): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + alphabet[(held << (5 - bits)) & 31] : text;
}

/**
 * Reads Crockford's base32 as a person types it: any case, O for 0, I and L for 1, spaces and dashes ignored.
 * Gives null for any other character and when bits that must be zero are not.
 */
export function readCrockford(text: string): Buffer | null {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')) {
    const value = crockford.indexOf(character);
    if (value < 0) return null;
    held = (held << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 255);
      held &= (1 << bits) - 1;
    }
  }
  return held === 0 && bits < 5 ? Buffer.from(bytes) : null;
}
