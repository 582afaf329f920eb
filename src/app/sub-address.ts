/** An address below one mailbox for a tag of its own: `answers+tag@example.org` (RFC 5233). */
export function subAddress(mailbox: string, tag: string): string {
  const [local, domain] = mailbox.split('@');
  return `${local}+${tag}@${domain}`;
}

/** The tag of an address below that mailbox, in lower case; nothing for the bare mailbox and for every other address. */
export function tagOf(mailbox: string | undefined, address: string): string | undefined {
  const [local = '', domain = ''] = (mailbox ?? '').toLowerCase().split('@');
  const given = address.toLowerCase();
  if (local === '' || !given.startsWith(`${local}+`) || !given.endsWith(`@${domain}`)) return undefined;
  return given.slice(local.length + 1, -domain.length - 1);
}
