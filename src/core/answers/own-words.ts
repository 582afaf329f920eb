import { isReferenceLine } from './references.ts';

/** Where the words of somebody else, or of a program, begin: everything from such a line on is not the writer's. */
const begins: readonly RegExp[] = [
  /^-- ?$/,
  /^_{10,}$/,
  /^-{2,}\s*(original message|forwarded message|ursprüngliche nachricht|message d.origine)/i,
  /^begin forwarded message:/i,
  /^(on|am|le|el|il|op|den)\b.{0,200}\b(wrote|schrieb|a écrit|escribió|ha scritto|schreef|skrev)\b.{0,100}:$/i,
];

/**
 * What somebody wrote into a reply: without quoted lines, without the line that names the
 * reference, without what stands below a signature mark or an attribution.
 * @returns the lines of their own, without empty ones at both ends, and whether anything was quoted
 */
export function ownWords(text: string): { readonly lines: readonly string[]; readonly isQuoting: boolean } {
  const all = text.replace(/\r\n?/g, '\n').split('\n').slice(0, 5_000);
  const lines: string[] = [];
  let isQuoting = false;
  for (const [at, raw] of all.entries()) {
    const line = raw.trimEnd().slice(0, 2_000);
    // Clients break a long attribution into two lines.
    const both = `${line} ${(all[at + 1] ?? '').trim()}`.slice(0, 400);
    const isAttribution = begins.some((one) => one.test(line) || (/^\p{L}+\b.*\d/u.test(line) && one.test(both)));
    const isHeader =
      /^(from|von|de):\s.*@/i.test(line) && /^(sent|date|to|gesendet|datum|an):\s/i.test(all[at + 1] ?? '');
    if (isAttribution || isHeader) {
      isQuoting ||= !/^-- ?$/.test(line);
      break;
    }
    if (/^\s{0,3}>/.test(line)) isQuoting = true;
    else if (!isReferenceLine(line)) lines.push(line);
  }
  while (lines[0]?.trim() === '') lines.shift();
  while (lines.at(-1)?.trim() === '') lines.pop();
  return { lines, isQuoting };
}
