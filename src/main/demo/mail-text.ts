/** A mail as the sink shows it: what stands in its headers, and its text. */
export interface ReadMail {
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/**
 * Reads a single-part text mail, which is all that the house sends.
 * @param raw the content as it came over SMTP, lines ended by CR LF
 */
export function readMail(raw: string): ReadMail {
  const cut = raw.search(/\r?\n\r?\n/);
  const head = (cut < 0 ? raw : raw.slice(0, cut)).replace(/\r?\n[ \t]+/g, ' ');
  const body = cut < 0 ? '' : raw.slice(cut).replace(/^\r?\n\r?\n/, '');
  const headers: Record<string, string> = {};
  for (const line of head.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers[line.slice(0, colon).toLowerCase()] = words(line.slice(colon + 1).trim());
  }
  return { headers, text: content(body, headers['content-transfer-encoding'] ?? '7bit').replaceAll('\r\n', '\n') };
}

function content(body: string, encoding: string): string {
  if (encoding.toLowerCase() === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding.toLowerCase() === 'quoted-printable') return quoted(body.replace(/=\r?\n/g, ''));
  return body;
}

/** Runs of =XX are bytes of UTF-8. */
function quoted(text: string): string {
  return text.replace(/(?:=[0-9A-Fa-f]{2})+/g, (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'));
}

/** Decodes the encoded words of RFC 2047 that a header may hold. */
function words(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, how: string, text: string) =>
      how.toUpperCase() === 'B' ? Buffer.from(text, 'base64').toString('utf8') : quoted(text.replaceAll('_', ' ')),
    );
}
