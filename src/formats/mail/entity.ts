/** A file that travels with a letter. */
export interface Attachment {
  /** One file name in plain ASCII, without a folder. */
  readonly name: string;
  /** Its media type, such as application/gzip. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A MIME entity: header fields in order, and a body of ASCII lines that end with CR LF (RFC 2045). */
export interface Entity {
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

const lineAtMost = 76;

/** An entity as its bytes stand on the wire. */
export const serialise = ({ headers, body }: Entity): string =>
  `${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`;

/** Text as quoted-printable (RFC 2045 §6.7): short lines, nothing at their ends that a server could take away. */
export function quotedPrintable(text: string): string {
  const lines = text.replaceAll(/\r\n?/g, '\n').split('\n');
  return lines.map(quotedLine).join('\r\n');
}

const plainLine = /^(?!From )[\t\x20-\x3c\x3e-\x7e]{0,75}[\x21-\x3c\x3e-\x7e]$/;
const quote = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');

function quotedLine(line: string): string {
  // Most lines of a letter are short and ASCII, and stand as they are.
  if (line === '' || plainLine.test(line)) return line;
  const quoted = line
    .replaceAll(/[^\t\x20-\x3c\x3e-\x7e]+/gu, quote)
    .replace(/[\t ]$/, quote)
    // RFC 3156 §5: "From " at the start of a line is changed by some servers on the way.
    .replace(/^From /, '=46rom ');
  const pieces: string[] = [];
  let from = 0;
  while (quoted.length - from > lineAtMost) {
    let end = from + lineAtMost - 1;
    // Neither in the middle of a quoted byte, nor so that the next line begins in that way.
    while (quoted[end - 1] === '=' || quoted[end - 2] === '=' || quoted.startsWith('From ', end)) end -= 1;
    pieces.push(quoted.slice(from, end));
    from = end;
  }
  return [...pieces, quoted.slice(from)].join('=\r\n');
}

/** Bytes as base64 in short lines, each with its CR LF. */
function base64(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('base64');
  return (text.match(/.{1,76}/g) ?? []).map((line) => `${line}\r\n`).join('');
}

function textPart(text: string): Entity {
  return {
    headers: [
      ['Content-Type', 'text/plain; charset=utf-8'],
      ['Content-Transfer-Encoding', 'quoted-printable'],
    ],
    body: quotedPrintable(text.endsWith('\n') ? text : `${text}\n`),
  };
}

const safeName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const mediaType = /^[a-z]+\/[a-z0-9][a-z0-9.+-]{0,80}$/;

function attachmentPart({ name, type, bytes }: Attachment): Entity {
  if (!safeName.test(name)) throw new RangeError(`“${name}” is no plain file name.`);
  if (!mediaType.test(type)) throw new RangeError(`“${type}” is no media type.`);
  return {
    headers: [
      ['Content-Type', `${type}; name="${name}"`],
      ['Content-Disposition', `attachment; filename="${name}"`],
      ['Content-Transfer-Encoding', 'base64'],
    ],
    body: base64(bytes),
  };
}

function multipart(type: string, boundary: string, parts: readonly Entity[]): Entity {
  const body = parts.map((part) => `--${boundary}\r\n${serialise(part)}`.replace(/(?:\r\n)?$/, '\r\n')).join('');
  return { headers: [['Content-Type', `${type}; boundary="${boundary}"`]], body: `${body}--${boundary}--\r\n` };
}

/**
 * What is encrypted: the letter as plain text, its files beside it, and once more the header fields that stand outside,
 * so that a reader can tell whether somebody changed those (RFC 9788; nothing is hidden, since nothing outside tells).
 * @throws RangeError for a file whose name or type could be read as more than that
 */
export function innerEntity(
  text: string,
  files: readonly Attachment[],
  outer: readonly (readonly [string, string])[],
  boundary: string,
): Entity {
  const part =
    files.length === 0
      ? textPart(text)
      : multipart('multipart/mixed', boundary, [textPart(text), ...files.map(attachmentPart)]);
  const [[name, type], ...rest] = part.headers as readonly [readonly [string, string], ...Entity['headers']];
  const copies = outer.map(([field, value]) => ['HP-Outer', `${field}: ${value}`] as const);
  return { headers: [...outer, ...copies, [name, `${type}; hp="cipher"`], ...rest], body: part.body };
}

/** An encrypted message as an entity of its own (RFC 3156 §4). */
export function encryptedEntity(armored: string, boundary: string): Entity {
  const control: Entity = {
    headers: [
      ['Content-Type', 'application/pgp-encrypted'],
      ['Content-Description', 'PGP/MIME version identification'],
    ],
    body: 'Version: 1\r\n',
  };
  const message: Entity = {
    headers: [
      ['Content-Type', 'application/octet-stream; name="encrypted.asc"'],
      ['Content-Disposition', 'inline; filename="encrypted.asc"'],
    ],
    body: armored.replaceAll(/\r?\n/g, '\r\n'),
  };
  return multipart('multipart/encrypted; protocol="application/pgp-encrypted"', boundary, [control, message]);
}
