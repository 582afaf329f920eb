import type { Command } from 'commander';
import type { Fault } from '../../core/case/fault.ts';
import { readPublished } from '../../formats/advisory-file.ts';
import { checkEach } from '../check-each.ts';
import type { CliCommand } from '../command.ts';
import { formatNamed, formatToCheck } from '../documents.ts';

/** What is wrong with a document of that format; `advisory` is the neutral one. */
async function faultsIn(text: string, name: unknown, informative: boolean): Promise<readonly Fault[]> {
  if (name === 'advisory') return readPublished(text, { at: new Date().toISOString() }).faults;
  return formatNamed(name).check(text, { informative });
}

/** `tidegate advisory check`: offline; never fetches what a document points to. */
export const advisoryCheckCommand: CliCommand = {
  path: 'advisory check',
  summary: 'Check documents against the rules of their format',
  examples: [
    'tidegate advisory check contour-2026-001.csaf.json GO-2026-5738.json',
    'tidegate advisory check --format advisory --json contour-2026-001.yaml',
  ],
  configure(command: Command): void {
    command
      .argument('<file...>', 'documents; - is standard input')
      .option(
        '--format <name>',
        'csaf, csaf21 (a draft), osv, cve, openvex, ghsa, markdown, html or mail; advisory for the neutral one; without it, what each document says of itself, or what its name ends with',
      )
      .option('--informative', 'also what the standard only remarks upon: the informative tests of CSAF')
      .option('--json', 'one JSON object a file and line');
  },
  async run(args, options, io) {
    const { format, informative } = options;
    if (format !== undefined && format !== 'advisory') formatNamed(format);
    return checkEach(io, args[0] as string[], Boolean(options.json), async (file, text) =>
      faultsIn(text, format ?? formatToCheck(file, text), Boolean(informative)),
    );
  },
};
