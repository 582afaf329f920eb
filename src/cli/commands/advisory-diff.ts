import type { Command } from 'commander';
import type { Advisory } from '../../core/advisory/advisory.ts';
import { absences } from '../../core/advisory/check.ts';
import { diffAdvisories } from '../../core/advisory/diff.ts';
import { readPublished } from '../../formats/advisory-file.ts';
import type { ReadAdvisory } from '../../formats/read.ts';
import { type CliCommand, CliFailure, type CliIo } from '../command.ts';
import { formatOfFile, hasErrors, readableFormat, readText, sayFaults } from '../documents.ts';
import { exitCodes } from '../exit-codes.ts';
import { plain } from '../output.ts';

/** The neutral advisory that a document tells, whatever its form. */
async function advisoryIn(io: CliIo, path: string): Promise<Advisory> {
  const text = await readText(io, path);
  const format = formatOfFile(path, text);
  const { advisory, further, faults }: ReadAdvisory =
    format === 'advisory' ? neutral(text) : await readableFormat(text, format).read(text);
  if (further) io.err(`${path}: it tells of ${further.length + 1} vulnerabilities; the first is compared.\n`);
  if (faults.length > 0) io.err(`${path}:\n${sayFaults(faults)}`);
  // What an advisory has not got is a difference like any other.
  const broken = faults.filter(({ rule }) => !absences.includes(rule));
  if (!advisory || hasErrors(broken)) throw new CliFailure(`${path} cannot be compared.`, exitCodes.findings);
  return advisory;
}

function neutral(text: string): ReadAdvisory {
  const { published, faults } = readPublished(text, { at: new Date().toISOString() });
  return { ...(published ? { advisory: published.advisory } : {}), faults };
}

const side = (value: unknown): string =>
  value === undefined ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value);

/** `tidegate advisory diff`: what two documents say differently, of one form or of two. */
export const advisoryDiffCommand: CliCommand = {
  path: 'advisory diff',
  summary: 'Show what two documents say differently, in whatever formats they are',
  examples: [
    'tidegate advisory diff contour-2026-001.yaml CVE-2026-41246.json',
    'tidegate advisory diff --json old.csaf.json new.csaf.json',
  ],
  configure(command: Command): void {
    command
      .argument('<before>', 'a document in any format, or the neutral one; - is standard input')
      .argument('<after>', 'another one')
      .option('--json', 'one JSON object a difference and line');
  },
  async run(args, options, io) {
    const [before, after] = [await advisoryIn(io, String(args[0])), await advisoryIn(io, String(args[1]))];
    const found = diffAdvisories(before, after);
    for (const difference of found) {
      if (options.json) io.out(`${JSON.stringify(difference)}\n`);
      else io.out(plain(`${difference.path}\n  - ${side(difference.before)}\n  + ${side(difference.after)}\n`));
    }
    return found.length > 0 ? exitCodes.findings : exitCodes.ok;
  },
};
