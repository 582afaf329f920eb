import { caseNumber } from '../case-number.ts';
import { connect } from '../client.ts';
import type { CliCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { isJson, plain, printOne, warnOfEmbargo, withOutput } from '../output.ts';

interface Missing {
  readonly label: string;
  readonly mend: string;
}

export const caseReportCommand: CliCommand = {
  path: 'case report',
  summary: 'A report to the authorities, filled from a case and ready to paste; what is missing is named',
  examples: ['tidegate case report 42 cra-early-warning', 'tidegate case report 42 cra-notification --json'],
  configure: (command) =>
    withOutput(command.argument('<case>', 'number of the case').argument('<report>', 'such as cra-early-warning')),
  async run([typed, report], options, io) {
    const client = await connect(io, 'token', isJson(options));
    const number = await caseNumber(client, String(typed));
    const { body } = await client.get(`/api/v1/cases/${number}/reports/${encodeURIComponent(String(report))}`);
    warnOfEmbargo(io, true);
    if (isJson(options) || options.fields) printOne(io, options, body, []);
    else io.out(`${plain(body.text)}\n`);
    for (const { label, mend } of body.missing as readonly Missing[])
      io.err(`Missing: ${plain(label)}. ${plain(mend)}\n`);
    return body.missing.length > 0 ? exitCodes.findings : exitCodes.ok;
  },
};
