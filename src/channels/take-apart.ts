import PostalMime, { addressParser, type Email } from 'postal-mime';
import { type InboundMail, type MailContent, MailTrouble, mailLimit, textLimit } from './inbound-mail.ts';

const partsAtMost = 200;
const subjectLimit = 300;

/**
 * Takes a mail apart, or the part that was inside an encrypted one. Nothing is fetched. HTML
 * alone is not read: who answers by mail writes text; beside text its words are. Bounds: 2 MiB, 200 parts, 20 levels, 64 KiB of headers.
 * @throws MailTrouble beyond the bounds; Error for what the parser cannot read
 */
export async function takeApart(raw: Uint8Array): Promise<InboundMail> {
  if (raw.length > mailLimit) throw new MailTrouble('It is larger than 2 MB.');
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.length);
  if (delimitersIn(bytes) > partsAtMost * 2) throw new MailTrouble(`It has more than ${partsAtMost} parts.`);
  const email = await parsed(raw);
  const all = (key: string) => email.headers.filter((each) => each.key === key).map(({ value }) => value);
  const header = (key: string): string => all(key)[0] ?? '';
  const content = await contentOf(bytes, email, header('content-type'));
  return {
    messageId: /<([!-;=?-~]{1,250})>/.exec(header('message-id'))?.[1] ?? '',
    from: all('from').map(writerIn),
    to: email.headers.filter(({ key }) => recipientHeaders.has(key)).flatMap(({ value }) => mailboxesIn(value)),
    subject: (email.subject ?? '').slice(0, subjectLimit),
    isAutomatic: isByMachine(all),
    content,
    text: (email.text ?? '').slice(0, textLimit),
  };
}

const recipientHeaders = new Set(['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to']);

const parsed = (raw: Uint8Array): Promise<Email> =>
  PostalMime.parse(raw, { maxNestingDepth: 20, maxHeadersSize: 65_536, forceRfc822Attachments: true });

const mailboxesIn = (value: string): readonly string[] =>
  addressParser(value.slice(0, 10_000), { flatten: true }).flatMap(({ address }) =>
    address && !/\p{Cc}/u.test(address) ? [inLowerCase(address).slice(0, 254)] : [],
  );

/** The one address of a `From`; of two, a group, or an address in a name: all of it as it is written, which is nobody’s. */
function writerIn(from: string): string {
  const [, address] = /^(?:[^<>@:;]*<)?([^\s<>@,:;()"]+@[^\s<>@,:;()"]+)>?$/.exec(from.slice(0, 1_000).trim()) ?? [];
  return (address ? inLowerCase(address) : from).slice(0, 254);
}

/** ASCII letters alone: the Kelvin sign would become a `k`, and a stranger’s address a member’s. */
const inLowerCase = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/** RFC 3834 and what programs wrote before it, in whichever header of that name: a loop has passed several programs. */
function isByMachine(all: (key: string) => readonly string[]): boolean {
  const says = (key: string, what: RegExp) => all(key).some((value) => what.test(value.trim()));
  return (
    says('auto-submitted', /^(?!no\s*(?:$|[;(]))./i) ||
    says('precedence', /^(bulk|junk|list|auto_reply)$/i) ||
    ['x-autoreply', 'x-autorespond', 'list-id'].some((key) => says(key, /./)) ||
    says('return-path', /^<>$/)
  );
}

async function contentOf(bytes: Buffer, email: Email, contentType: string): Promise<MailContent> {
  const type = /^[\w.+-]+\/[\w.+-]+/.exec(contentType.trim())?.[0].toLowerCase() ?? 'text/plain';
  if (type === 'multipart/report') return reportIn(email);
  if (type === 'multipart/signed' || type === 'multipart/encrypted') {
    const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType);
    const parts = boundary ? rawParts(bytes, boundary[1] ?? boundary[2]!) : [];
    const armored = armourIn(parts[1]?.toString('latin1') ?? '', type === 'multipart/signed' ? 'SIGNATURE' : 'MESSAGE');
    if (parts.length === 2 && armored && type === 'multipart/encrypted')
      return { kind: 'encrypted', armored, isMime: true };
    if (parts.length === 2 && armored) {
      const { text = '', subject = '' } = await parsed(parts[0]!);
      return {
        kind: 'signed',
        signed: parts[0]!,
        signature: armored,
        text: text.slice(0, textLimit),
        subject: subject.slice(0, subjectLimit),
      };
    }
    return { kind: 'plain' };
  }
  const text = email.text ?? '';
  const clear = armourIn(text, 'SIGNED MESSAGE');
  if (clear) return { kind: 'clear-signed', armored: clear };
  const message = armourIn(text, 'MESSAGE');
  return message ? { kind: 'encrypted', armored: message, isMime: false } : { kind: 'plain' };
}

/** One armoured block, such as a signature; nothing where there is none, or more than one. */
function armourIn(text: string, what: 'SIGNATURE' | 'MESSAGE' | 'SIGNED MESSAGE'): string | undefined {
  const begin = `-----BEGIN PGP ${what}-----`;
  const end = `-----END PGP ${what === 'SIGNED MESSAGE' ? 'SIGNATURE' : what}-----`;
  const from = text.indexOf(begin);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0 || text.includes(begin, from + 1)) return undefined;
  return text.slice(from, to + end.length);
}

/** The parts of a multipart, byte for byte between its delimiters (RFC 2046 §5.1.1): a signature is over these very bytes. */
function rawParts(bytes: Buffer, boundary: string): readonly Buffer[] {
  const parts: Buffer[] = [];
  const mark = Buffer.from(`--${boundary}`);
  let begun: number | undefined;
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) {
    if (at > 0 && bytes[at - 1] !== 0x0a) continue;
    const lineEnd = bytes.indexOf('\n', at);
    const rest = bytes.subarray(at + mark.length, lineEnd < 0 ? undefined : lineEnd).toString('latin1');
    const isLast = /^--[ \t\r]*$/.test(rest);
    if (!isLast && !/^[ \t\r]*$/.test(rest)) continue;
    // The line end before a delimiter belongs to the delimiter.
    if (begun !== undefined) parts.push(bytes.subarray(begun, bytes[at - 2] === 0x0d ? at - 2 : at - 1));
    if (isLast || lineEnd < 0) break;
    begun = lineEnd + 1;
  }
  return parts;
}

/** How many lines could begin a part: counted before anything is built out of them. */
function delimitersIn(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf('\n--'); at >= 0; at = bytes.indexOf('\n--', at + 1)) count += 1;
  return count;
}

/**
 * What a mail server says of a mail of ours: the first recipient's fields, and the Message-ID of the returned headers, in
 * printable ASCII alone: the record cannot look for a null byte, and the mail would come again for ever.
 */
function reportIn({ attachments, text = '' }: Email): MailContent {
  const read = (type: RegExp): string =>
    attachments
      .filter(({ mimeType }) => type.test(mimeType))
      .map(({ content }) => Buffer.from(content as ArrayBuffer).toString('latin1'))
      .join('\n')
      .slice(0, 100_000);
  const status = read(/^message\/delivery-status$/);
  const returned = `${read(/^(text\/rfc822-headers|message\/rfc822)$/)}\n${text}`;
  return {
    kind: 'report',
    action: /^action:[ \t]*([a-z-]+)/im.exec(status)?.[1]?.toLowerCase() ?? '',
    status: /^status:[ \t]*(\d\.\d{1,3}\.\d{1,3})/im.exec(status)?.[1] ?? '',
    about: /^message-id:\s*<([!-;=?-~]{1,250})>/im.exec(returned)?.[1] ?? '',
  };
}
