import { z } from 'zod';

const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const local = "(?![.])(?:[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]|[.](?![.@])){1,64}";
const shape = new RegExp(`^${local}@${label}(?:[.]${label})*$`);
/** Of people outside: a domain of at least two names, and no number in place of one. */
const outside = new RegExp(`^${local}@(?:${label}[.])+(?![0-9]+$)${label}$`);

/**
 * Whether a text is exactly one plain mailbox: no name, no group, no list, no route, no comment (RFC 5321 Mailbox, ASCII).
 * A domain of other letters is written as it stands in DNS, `xn--…`: two that look alike then do not read alike.
 */
export function isMailbox(text: string): boolean {
  return text.length <= 254 && shape.test(text);
}

/** A field that takes exactly one plain mailbox of somebody outside. */
export const mailbox = () => z.email({ pattern: outside }).max(254);
