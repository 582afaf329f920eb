import type { Command } from 'commander';
import { writeAdvisoryFile } from '../../formats/advisory-file.ts';
import type { CliCommand } from '../command.ts';
import { formatNamed, hasErrors, readText, sayFaults } from '../documents.ts';
import { exitCodes } from '../exit-codes.ts';

/** `tidegate advisory read`: somebody else's document as the neutral advisory. */
export const advisoryReadCommand: CliCommand = {
  path: 'advisory read',
  summary: 'Read a document of another format into the neutral advisory',
  examples: ['tidegate advisory read --format osv GO-2026-5738.json > advisory.yaml'],
  configure(command: Command): void {
    command
      .argument('<file>', 'the document; - is standard input')
      .requiredOption('--format <name>', 'csaf, osv or cve')
      .option('--json', 'write JSON instead of YAML');
  },
  async run(args, options, io) {
    const path = String(args[0]);
    const format = formatNamed(options.format, (one) => one.read !== undefined);
    const { advisory, faults } = await format.read!(await readText(io, path));
    if (faults.length > 0) io.err(`${path}:\n${sayFaults(faults)}`);
    if (!advisory || hasErrors(faults)) return exitCodes.findings;
    io.out(options.json ? `${JSON.stringify(advisory)}\n` : writeAdvisoryFile(advisory));
    return exitCodes.ok;
  },
};
