import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { PublishedAdvisory } from '../core/advisory/advisory.ts';
import type { Fault } from '../core/case/fault.ts';
import type { Format } from '../formats/format.ts';
import { CliFailure, type CliIo } from './command.ts';
import { hasErrors, sayFaults } from './documents.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { overFiles } from './over-files.ts';

/** What came of one document: the text that was made of it, unless a fault is in the way. */
export interface Made {
  readonly text?: string | undefined;
  /** The documents of a file that makes several, in order; `text` is not given then. */
  readonly texts?: readonly string[] | undefined;
  readonly faults: readonly Fault[];
}

/** Where the made documents go, and what is said of them. */
export interface Outlet {
  /** The folder of `--out`; without one a single document goes to standard output. */
  readonly out: string | undefined;
  /** What the made documents' names end with, such as `.csaf.json`. */
  readonly extension: string;
  /** Says what was written where as JSON, a line a document; beside a document on standard output, what is wrong with it. */
  readonly isJson?: boolean;
}

/**
 * Makes a document of each file; one with a fault keeps none of the others back.
 * @returns 0, 10 when a document has a fault, 1 when a file could not be read
 * @throws CliFailure for many files without a folder to put them into; a file that makes several documents needs one too
 */
export async function eachDocument(
  io: CliIo,
  files: readonly string[],
  outlet: Outlet,
  make: (text: string, file: string) => Promise<Made>,
): Promise<ExitCode> {
  if (files.length > 1 && outlet.out === undefined) {
    throw new CliFailure('Several documents need a folder to go into: name one with --out.');
  }
  if (outlet.out !== undefined) await mkdir(outlet.out, { recursive: true });
  const written = new Set<string>();
  const placeOf = (file: string, number?: number): string | undefined =>
    outlet.out && join(outlet.out, `${stem(file)}${number === undefined ? '' : `-${number}`}${outlet.extension}`);
  const tell = (file: string, to: string | undefined, faults: readonly Fault[]) =>
    (outlet.out ? io.out : io.err)(`${JSON.stringify({ file, to, faults })}\n`);
  const work = async (file: string, text: string): Promise<ExitCode> => {
    const { text: one, texts = one === undefined ? [] : [one], faults } = await make(text, file);
    if (faults.length > 0 && !outlet.isJson) io.err(`${file}:\n${sayFaults(faults)}`);
    const isMade = texts.length > 0 && !hasErrors(faults);
    if (isMade && texts.length > 1 && outlet.out === undefined) {
      throw new CliFailure(`${file}: it makes ${texts.length} documents. Name a folder for them with --out.`);
    }
    const made = isMade
      ? texts.map((each, n) => ({ each, to: placeOf(file, texts.length > 1 ? n + 1 : undefined) }))
      : [];
    for (const { to } of made) {
      if (to === undefined || !written.has(to)) continue;
      throw new CliFailure(`${file}: ${to} was made of another file. Rename one of them.`);
    }
    for (const { each, to } of made) {
      if (to !== undefined) await writeFile(to, each);
      else io.out(each);
      written.add(to ?? '');
    }
    if (outlet.isJson && (outlet.out || faults.length > 0)) {
      const told = made.length > 0 ? made : [{ to: undefined }];
      for (const { to } of told) tell(file, to, faults);
    }
    return isMade ? exitCodes.ok : exitCodes.findings;
  };
  return overFiles(io, files, work, {
    sayUnusable: outlet.isJson ? (file, fault) => tell(file, undefined, [fault]) : undefined,
  });
}

/** The advisory in that format, or what is in its way. */
export function rendered(
  format: Format,
  published: PublishedAdvisory,
  faults: readonly Fault[],
  profile?: string,
): Made {
  const said = hasErrors(faults) ? faults : [...faults, ...format.obstacles(published)];
  if (hasErrors(said)) return { faults: said };
  return { text: format.render(published, profile), faults: [...said, ...(format.leftOut?.(published) ?? [])] };
}

/** The folder that `--out` names. */
export const folderOf = (options: Readonly<Record<string, unknown>>): string | undefined =>
  options.out === undefined ? undefined : String(options.out);

/** The name without its folder and what stands after its first dot before a letter: `CONTOUR-2026-001`. */
const stem = (file: string): string => basename(file).replace(/(?<=.)\.[A-Za-z].*$/, '');
