/** Windows-1252's own characters at 0x80 to 0x9F; elsewhere it agrees with Latin-1. */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Runs that UTF-8 leaves behind when it is read as Windows-1252: a lead byte and its continuation bytes. */
const wronglyRead = new RegExp(`[\\u00C2-\\u00F4][\\u0080-\\u00BF${windows}]{1,3}`, 'gu');

/**
 * Brings text from outside into one form: Unicode NFC, line ends LF, no byte order mark, and UTF-8 that somebody read as
 * Windows-1252 mended (the seed itself says itâ€™s where it means it’s; R94). Text that was right stays as it was.
 */
export function mendText(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(wronglyRead, (run) => decoded(run) ?? run)
    .normalize('NFC');
}

function decoded(run: string): string | undefined {
  const bytes: number[] = [];
  for (const character of run) {
    const special = windows.indexOf(character);
    const byte = special >= 0 ? 0x80 + special : character.codePointAt(0)!;
    if (byte > 0xff) return undefined;
    bytes.push(byte);
  }
  return fromUtf8(bytes);
}

/** One character out of its UTF-8 bytes, or undefined where they are not exactly one, in its shortest form. */
function fromUtf8(bytes: readonly number[]): string | undefined {
  const lead = bytes[0]!;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (bytes.length !== length || bytes.slice(1).some((b) => b < 0x80 || b > 0xbf)) return undefined;
  const point = bytes.slice(1).reduce((sum, b) => sum * 64 + (b & 0x3f), lead & (0xff >> (length + 1)));
  const least = [0, 0, 0x80, 0x800, 0x10000][length]!;
  if (point < least || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return undefined;
  return String.fromCodePoint(point);
}
