import { withoutTrailers } from './patch-leaks.ts';
import { readPatches } from './patches.ts';

/** How a mailbox of patches is made neutral. */
export interface Neutral {
  /** Who stands as the author of every patch, such as `The maintainers <maintainers@project.invalid>`; kept where missing. */
  readonly author?: string;
  /** The date of every patch, as mail headers write it: `Thu, 1 Jan 2026 00:00:00 +0000`. */
  readonly date: string;
}

const kept = /^(?:Subject|MIME-Version|Content-Type|Content-Transfer-Encoding):/i;

/** The same patches with one date, and nothing in their headers that git am does not need; changes stay byte for byte. */
export function neutralMailbox(bytes: Uint8Array, how: Neutral): Uint8Array {
  const parts = readPatches(bytes).patches.map(({ from, to }) => neutralPatch(bytes.subarray(from, to), how));
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function neutralPatch(bytes: Uint8Array, { author, date }: Neutral): Uint8Array {
  // One character a byte: what is not touched comes out as it went in.
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const head = text.slice(text.indexOf('\n') + 1, text.indexOf('\n\n') + 1);
  const rest = text.slice(text.indexOf('\n\n') + 2);
  const cut = rest.search(/^(?:diff --git |--- \S)/m);
  const fields = head.match(/^\S.*(?:\n[ \t].*)*/gm) ?? [];
  const own = fields.find((field) => /^From:/i.test(field)) ?? 'From: ';
  const message = author === undefined ? rest.slice(0, cut) : withoutTrailers(rest.slice(0, cut));
  const made = [
    `From ${'0'.repeat(40)} Mon Sep 17 00:00:00 2001`,
    author === undefined ? own : `From: ${latin(author)}`,
    `Date: ${date}`,
    ...fields.filter((field) => kept.test(field)),
    '',
    `${message}${rest.slice(cut)}`,
  ].join('\n');
  return Uint8Array.from(made, (letter) => letter.charCodeAt(0));
}

/** A text as the bytes of its UTF-8, one character each. */
const latin = (text: string): string =>
  Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');
