import type { Fault } from '../core/case/fault.ts';
import { readPublished } from '../formats/advisory-file.ts';
import { decodeDocument } from '../formats/bytes.ts';
import type { Format } from '../formats/format.ts';
import { formatOf } from '../formats/format-of.ts';
import { allFormats } from '../formats/index.ts';
import { brokenJson } from '../formats/json.ts';
import { CliFailure, type CliIo } from './command.ts';
import { exitCodes } from './exit-codes.ts';

/** The text of a file, or of standard input for `-`. */
export async function readText(io: CliIo, path: string): Promise<string> {
  const read = decodeDocument(await io.read(path));
  if ('text' in read) return read.text;
  throw new CliFailure(`${path}: ${read.fault.message} ${read.fault.mend}`, exitCodes.failure, read.fault);
}

const known = allFormats.map(({ id }) => id).join(', ');

/** The format of that name, or a failure that lists all; `option` is where the name is given. */
export function formatNamed(name: unknown, option = '--format'): Format {
  const found = allFormats.find((format) => format.id === name);
  if (found) return found;
  if (name === undefined) throw new CliFailure(`Name the format to write with ${option}: one of ${known}.`);
  throw new CliFailure(`There is no format ${String(name)} here. Use one of ${known}.`);
}

/** The format that can be read, by its name, or without one by what the document says of itself. */
export function readableFormat(text: string, name: unknown): Format {
  const found = name ?? formatOf(text);
  const broken = name === undefined ? brokenJson(text) : undefined;
  if (broken) throw new CliFailure(`${broken.message} ${broken.mend}`, exitCodes.findings, broken);
  if (name === undefined && found === 'advisory') {
    const isNeutral = readPublished(text, { at: new Date().toISOString() }).published !== undefined;
    const said = isNeutral
      ? 'It is an advisory file already. Write it in a format with `tidegate advisory render`.'
      : `The document does not say which format it has. Name it: ${known}.`;
    throw new CliFailure(said, exitCodes.findings);
  }
  return formatNamed(found);
}

/** Which format a file has: what the document says of itself or, where it says nothing, what its name ends with. */
export function formatOfFile(file: string, text: string): string {
  const said = formatOf(text);
  return said === 'advisory' ? (allFormats.find(({ extension }) => file.endsWith(extension))?.id ?? said) : said;
}

/** How pages in Markdown and mails of an advisory begin: without it, a name that ends like theirs says nothing. */
const begins: Readonly<Record<string, RegExp>> = { markdown: /^# [^\s:]+: \S/, mail: /^Advisory: +\S/m };

/** The format of a file that is to be checked. @throws CliFailure where its name alone speaks for one */
export function formatToCheck(file: string, text: string): string {
  const found = formatOfFile(file, text);
  if (begins[found]?.test(text) === false) {
    throw new CliFailure(
      `${file} does not name an advisory at its beginning. Name the format if it is one: --format ${found}.`,
    );
  }
  return found;
}

export const hasErrors = (faults: readonly Fault[]): boolean => faults.some((found) => found.severity === 'error');

/** Faults as lines: how grave, where, what, and the way out. */
export function sayFaults(faults: readonly Fault[]): string {
  return faults
    .map((found) => `  ${found.severity} ${found.path || '/'}: ${found.message} ${found.mend} [${found.rule}]\n`)
    .join('');
}
