import type { Command } from 'commander';
import { stringify } from 'yaml';
import { readCsafReport } from '../../formats/csaf21/report.ts';
import type { CliCommand } from '../command.ts';
import { readText, sayFaults } from '../documents.ts';
import { exitCodes } from '../exit-codes.ts';

/** `tidegate report read`: a report that was written as a CSAF document, as input of `report new`. */
export const reportReadCommand: CliCommand = {
  path: 'report read',
  summary: 'Turn a report written in CSAF 2.0 or 2.1 into the input of report new; nothing leaves this machine',
  examples: ['tidegate report read finding.csaf.json > report.yaml && tidegate report new --input report.yaml'],
  configure(command: Command): void {
    command
      .argument('<file>', 'the document, such as one of the profile csaf_vulnerability_report; - is standard input')
      .option('--json', 'write JSON instead of YAML');
  },
  async run(args, options, io) {
    const path = String(args[0]);
    const { report, faults } = await readCsafReport(await readText(io, path));
    if (faults.length > 0) io.err(`${path}:\n${sayFaults(faults)}`);
    if (!report) return exitCodes.findings;
    io.out(options.json ? `${JSON.stringify(report)}\n` : stringify(report, { lineWidth: 120 }));
    return exitCodes.ok;
  },
};
