import type { Command } from 'commander';
import { readAdvisoryFile, writeAdvisoryFile } from '../../formats/advisory-file.ts';
import type { CliCommand } from '../command.ts';
import { formatNamed, hasErrors, readText, sayFaults } from '../documents.ts';
import { exitCodes } from '../exit-codes.ts';

/** `tidegate advisory convert`: read and render in one. */
export const advisoryConvertCommand: CliCommand = {
  path: 'advisory convert',
  summary: 'Turn a document of one format into another',
  examples: ['tidegate advisory convert --from osv --to csaf GO-2026-5738.json'],
  configure(command: Command): void {
    command
      .argument('<file>', 'the document; - is standard input')
      .requiredOption('--from <name>', 'its format: csaf, osv, cve')
      .requiredOption('--to <name>', 'the format to write');
  },
  async run(args, options, io) {
    const path = String(args[0]);
    const from = formatNamed(options.from, (one) => one.read !== undefined);
    const to = formatNamed(options.to);
    const read = await from.read!(await readText(io, path));
    const file = read.advisory && readAdvisoryFile(writeAdvisoryFile(read.advisory), { at: new Date().toISOString() });
    const faults = [...read.faults, ...(file?.faults ?? [])];
    const inTheWay = file?.file && !hasErrors(faults) ? to.obstacles(file.file.published) : [];
    const said = [...faults, ...inTheWay];
    if (said.length > 0) io.err(`${path}:\n${sayFaults(said)}`);
    if (!file?.file || hasErrors(said)) return exitCodes.findings;
    io.out(to.render(file.file.published));
    return exitCodes.ok;
  },
};
