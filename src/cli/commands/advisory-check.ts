import type { Command } from 'commander';
import type { Fault } from '../../core/case/fault.ts';
import { readAdvisoryFile } from '../../formats/advisory-file.ts';
import type { CliCommand, CliIo } from '../command.ts';
import { formatNamed, hasErrors, readText, sayFaults } from '../documents.ts';
import { exitCodes } from '../exit-codes.ts';

/** What is wrong with a text in that format; `advisory` is the neutral one. */
async function faultsIn(text: string, format: unknown, informative: boolean): Promise<readonly Fault[]> {
  if (format === 'advisory') return readAdvisoryFile(text, { at: new Date().toISOString() }).faults;
  return formatNamed(format).check(text, { informative });
}

function say(file: string, faults: readonly Fault[], isJson: boolean, io: CliIo): void {
  const valid = !hasErrors(faults);
  if (isJson) io.out(`${JSON.stringify({ file, valid, faults })}\n`);
  else io.out(`${file}: ${valid ? 'valid' : 'not valid'}\n${sayFaults(faults)}`);
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
    let isValid = true;
    for (const file of args[0] as string[]) {
      const faults = await faultsIn(await readText(io, file), options.format, Boolean(options.informative));
      isValid &&= !hasErrors(faults);
      say(file, faults, Boolean(options.json), io);
    }
    return isValid ? exitCodes.ok : exitCodes.findings;
  },
};
