import { createHash } from 'node:crypto';
import { encodeBase32, zBase32 } from './base32.ts';

/**
 * Where a domain keeps the key of a mailbox in its web key directory, in the order to ask: by a host of its own, then on
 * the domain itself (draft-koch-openpgp-webkey-service §3.1).
 * @param mailbox one plain ASCII mailbox
 */
export function wkdAddresses(mailbox: string): readonly [string, string] {
  const at = mailbox.lastIndexOf('@');
  const [local, domain] = [mailbox.slice(0, at), mailbox.slice(at + 1).toLowerCase()];
  const digest = encodeBase32(createHash('sha1').update(local.toLowerCase()).digest(), zBase32);
  const which = `hu/${digest}?l=${encodeURIComponent(local)}`;
  return [
    `https://openpgpkey.${domain}/.well-known/openpgpkey/${domain}/${which}`,
    `https://${domain}/.well-known/openpgpkey/${which}`,
  ];
}
