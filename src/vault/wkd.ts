import { createHash } from 'node:crypto';

const alphabet = 'ybndrfg8ejkmcpqxot1uwisza345h769';

/** Bytes in z-base-32, as key directories write digests. */
function zBase32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
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
 * Where a domain keeps the key of a mailbox in its web key directory, in the order to ask: by a host of its own, then on
 * the domain itself (draft-koch-openpgp-webkey-service §3.1).
 * @param mailbox one plain ASCII mailbox
 */
export function wkdAddresses(mailbox: string): readonly [string, string] {
  const at = mailbox.lastIndexOf('@');
  const [local, domain] = [mailbox.slice(0, at), mailbox.slice(at + 1).toLowerCase()];
  const digest = zBase32(createHash('sha1').update(local.toLowerCase()).digest());
  const which = `hu/${digest}?l=${encodeURIComponent(local)}`;
  return [
    `https://openpgpkey.${domain}/.well-known/openpgpkey/${domain}/${which}`,
    `https://${domain}/.well-known/openpgpkey/${which}`,
  ];
}
