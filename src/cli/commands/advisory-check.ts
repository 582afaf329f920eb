import type { Command } from 'commander';
import type { Fault } from '../../core/case/fault.ts';
import { readAdvisoryFile } from '../../formats/advisory-file.ts';
import type { CliCommand } from '../command.ts';
import { formatNamed, hasErrors, sayVerdict } from '../documents.ts';
import { exitCodes } from '../exit-codes.ts';
import { overFiles } from '../over-files.ts';

type Check = (text: string) => Promise<readonly Fault[]>;

/** What looks for faults in that format; `advisory` is the neutral one. */
function checkOf(name: unknown, informative: boolean): Check {
  if (name === 'advisory') return async (text) => readAdvisoryFile(text, { at: new Date().toISOString() }).faults;
  const format = formatNamed(name);
  return (text) => format.check(text, { informative });
}

/** `tidegate advisory check`: offline; never fetches what a document points to. */
export const advisoryCheckCommand: CliCommand = {
  path: 'advisory check',
  summary: 'Check documents against the rules of their format',
  examples: [
    'tidegate advisory check --format csaf contour-2026-001.json',
    'tidegate advisory check --format advisory --json contour-2026-001.yaml',
  ],
  configure(command: Command): void {
    command
      .argument('<file...>', 'documents; - is standard input')
      .requiredOption(
        '--format <name>',
        'csaf, csaf21 (a draft), osv, cve, openvex, ghsa, markdown or mail; advisory for the neutral one',
      )
      .option('--informative', 'also what the standard only remarks upon: the informative tests of CSAF')
      .option('--json', 'one JSON object a file and line');
  },
  async run(args, options, io) {
    const check = checkOf(options.format, Boolean(options.informative));
    return overFiles(io, args[0] as string[], async (file, text) => {
      const faults = await check(text);
      sayVerdict(io, file, faults, Boolean(options.json));
      return hasErrors(faults) ? exitCodes.findings : exitCodes.ok;
    });
  },
};
