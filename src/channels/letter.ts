import { isMailbox } from '../core/case/mailbox.ts';
import type { Mail, ReadyBody } from './post.ts';

const header = /^[A-Za-z][A-Za-z0-9-]{0,60}$/;
const ours = new Set(['from', 'to', 'cc', 'bcc', 'subject', 'date', 'message-id', 'sender', 'mime-version']);

/**
 * What is wrong with a mail before anything leaves, as one sentence, or nothing. Mail libraries read commas and groups as
 * more recipients and line ends as more headers; neither gets that far.
 */
export function faultIn(mail: Mail): string | undefined {
  if (!isMailbox(mail.to)) return 'The recipient is not exactly one plain mail address.';
  if (!isMailbox(mail.from)) return 'The sender is not exactly one plain mail address.';
  if (!/^<[A-Za-z0-9._+-]{1,120}@[A-Za-z0-9.-]{1,120}>$/.test(mail.messageId)) return 'The Message-ID is malformed.';
  if (/\p{Cc}/u.test(mail.subject)) return 'The subject holds a line end or another control character.';
  if (mail.subject.length > 900) return 'The subject is longer than 900 characters.';
  if (mail.returnTo !== undefined && !isMailbox(mail.returnTo))
    return 'The address for returned mail is not exactly one plain mail address.';
  if (mail.text.includes('\0')) return 'The text holds a null character.';
  for (const [name, value] of Object.entries(mail.headers ?? {})) {
    if (!header.test(name) || ours.has(name.toLowerCase())) return `The header “${name.slice(0, 60)}” may not be set.`;
    if (/\p{Cc}/u.test(value)) return `The header “${name}” holds a line end or another control character.`;
  }
  return mail.entity && faultInEntity(mail.entity);
}

/** A ready body describes itself and nothing else, in lines that every server carries unchanged (RFC 5322 §2.1.1). */
function faultInEntity({ headers, body }: ReadyBody): string | undefined {
  for (const [name, value] of headers) {
    if (!/^Content-[A-Za-z-]{1,30}$/.test(name)) return `The body sets the header “${name.slice(0, 60)}”.`;
    if (!/^[\x20-\x7e]{1,900}$/.test(value)) return `The header “${name}” of the body is malformed.`;
  }
  if (!/^(?:[\t\x20-\x7e]{0,998}\r\n)*$/.test(body)) return 'The body has lines that mail cannot carry unchanged.';
  return undefined;
}
