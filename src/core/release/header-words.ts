/** The text behind the bytes that a header wrote as `=XX`, or as they are. */
function quotedBytes(text: string): Uint8Array {
  const latin = text
    .replaceAll('_', ' ')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
  return bytesOf(latin);
}

const bytesOf = (latin: string): Uint8Array => Uint8Array.from(latin, (letter) => letter.charCodeAt(0) & 0xff);

function base64Bytes(text: string): Uint8Array {
  try {
    return bytesOf(atob(text));
  } catch {
    return new Uint8Array();
  }
}

function inCharset(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

/** A header's value as people read it: unfolded, its encoded words decoded (RFC 2047). */
export function headerText(value: string): string {
  return value
    .replace(/\r?\n[ \t]+/g, ' ')
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?([\w.:-]+)\?([BbQq])\?([^?]*)\?=/g, (_, charset: string, how: string, text: string) =>
      inCharset(how.toUpperCase() === 'B' ? base64Bytes(text) : quotedBytes(text), charset),
    )
    .trim();
}
