import { inflateSync, unzipSync } from 'fflate';

/** What a file holds once it is taken apart: bytes as they stand in it, and every text that can be read out of them. */
export interface Pieces {
  readonly files: readonly Uint8Array[];
  readonly texts: readonly string[];
}

/** Bytes that are taken apart of one file at most, so that an archive of archives ends somewhere. */
const most = 30_000_000;
const deepest = 4;

/**
 * Takes apart what has turned up: a text, a mail with its parts, an archive, an office document, a PDF. What cannot be read
 * is left as it is; nothing is ever run. @returns the texts in every form in which a mark could be hidden by a program
 */
export function piecesOf(bytes: Uint8Array): Pieces {
  const files: Uint8Array[] = [];
  const texts = new Set<string>();
  let left = most;
  const open = (part: Uint8Array, depth: number): void => {
    left -= part.length;
    if (left < 0 || part.length === 0) return;
    files.push(part);
    const text = textOf(part);
    for (const form of formsOf(text)) texts.add(form);
    if (depth >= deepest) return;
    for (const inner of [...entries(part, left), ...streams(part, text, left), ...encoded(text)])
      open(inner, depth + 1);
  };
  open(bytes, 0);
  return { files, texts: [...texts] };
}

/** UTF-16 by the empty bytes beside its letters, else UTF-8; what is neither comes out with gaps. */
function textOf(bytes: Uint8Array): string {
  const head = bytes.subarray(0, 2_000);
  const empty = (at: number) => head.filter((byte, n) => n % 2 === at && byte === 0).length;
  const wide = head.length / 5;
  if (empty(1) > wide && bytes[0] !== 0x50) return new TextDecoder('utf-16le').decode(bytes);
  if (empty(0) > wide && bytes[0] !== 0x50) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}

/** A text as it stands, and as mail, markup, addresses and PDFs write it. */
function formsOf(text: string): readonly string[] {
  const plain = [text, quoted(text)];
  return [...plain, ...plain.map(withoutMarkup), percent(text), kerned(text)];
}

/** Quoted-printable: soft breaks are joined, `=XX` become bytes of UTF-8. */
const quoted = (text: string): string =>
  text.replace(/=\r?\n/g, '').replace(/(?:=[0-9A-Fa-f]{2})+/g, (run) => hexText(run.replaceAll('=', '')));

const percent = (text: string): string =>
  text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) => hexText(run.replaceAll('%', '')));

function hexText(digits: string): string {
  const bytes = Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return new TextDecoder().decode(bytes);
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', hyphen: '-' };

/** Without tags, and with the signs that entities stand for; an office document cuts words by tags. */
const withoutMarkup = (text: string): string =>
  text
    .replace(/<[^<>]{0,2000}>/g, '')
    .replace(/&#(?:x([0-9A-Fa-f]{1,6})|(\d{1,7}));/g, (_, hex: string, ten: string) => {
      const code = hex ? Number.parseInt(hex, 16) : Number(ten);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    })
    .replace(/&(\w{2,10});/g, (_, name: string) => named[name] ?? '');

/** The strings of a PDF, which puts distances between their letters: `[(7Q) -20 (K2)] TJ`. */
const kerned = (text: string): string => text.replace(/\)\s*-?\d+(?:\.\d+)?\s*\(/g, '');

function entries(bytes: Uint8Array, room: number): readonly Uint8Array[] {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return [];
  let size = 0;
  try {
    return Object.values(
      unzipSync(bytes, {
        filter: ({ originalSize }) => {
          size += originalSize;
          return size <= room;
        },
      }),
    );
  } catch {
    return [];
  }
}

/** The packed streams of a PDF. */
function streams(bytes: Uint8Array, text: string, room: number): readonly Uint8Array[] {
  if (!text.startsWith('%PDF')) return [];
  const found: Uint8Array[] = [];
  const [begin, end] = [new TextEncoder().encode('stream'), new TextEncoder().encode('endstream')];
  let size = 0;
  for (let from = indexOf(bytes, begin, 0); from >= 0 && found.length < 5_000; from = indexOf(bytes, begin, from)) {
    const start = from + begin.length + (bytes[from + begin.length] === 13 ? 2 : 1);
    const stop = indexOf(bytes, end, start);
    if (stop < 0) break;
    from = stop + end.length;
    try {
      // Two bytes of zlib's own stand before the packed ones.
      const inner = inflateSync(bytes.subarray(start + 2, stop));
      size += inner.length;
      if (size > room) break;
      found.push(inner);
    } catch {
      // Not packed, or packed in a way that holds pictures.
    }
  }
  return found;
}

function indexOf(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(wanted[0]!, from); at >= 0; at = bytes.indexOf(wanted[0]!, at + 1)) {
    if (wanted.every((byte, n) => bytes[at + n] === byte)) return at;
  }
  return -1;
}

/** Parts of a mail in base64: lines of it, four letters to three bytes. */
function encoded(text: string): readonly Uint8Array[] {
  const runs = text.match(/(?:^[A-Za-z0-9+/]{4,}={0,2}\r?$\n?)+/gm) ?? [];
  return runs.flatMap((run) => {
    const packed = run.replace(/\s+/g, '');
    if (packed.length < 12) return [];
    try {
      return [Uint8Array.from(atob(packed.slice(0, packed.length - (packed.length % 4))), (c) => c.charCodeAt(0))];
    } catch {
      return [];
    }
  });
}
