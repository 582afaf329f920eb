import { caseNumber } from '../case-number.ts';
import { connect } from '../client.ts';
import type { CliCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { isJson, plain, warnOfEmbargo } from '../output.ts';

export const leakExportCommand: CliCommand = {
  path: 'leak export',
  summary: 'The record of a leak, to read, or as JSON with the chain of the case’s book',
  examples: ['tidegate leak export 42 > leak.md', 'tidegate leak export 42 --json > leak.json'],
  configure: (command) =>
    command
      .argument('<case>', 'number of the case')
      .argument('[leak]', 'its id; the newest when it is left out')
      .option('--json', 'the whole record, which `leak verify` reads'),
  async run([typed, leak], options, io) {
    const client = await connect(io, 'token', isJson(options));
    const number = await caseNumber(client, String(typed));
    const which = encodeURIComponent(typeof leak === 'string' ? leak : 'newest');
    const { body } = await client.get(`/api/v1/cases/${number}/leaks/${which}/record`);
    warnOfEmbargo(io, true);
    io.out(isJson(options) ? `${JSON.stringify(body.record, null, 2)}\n` : plain(body.markdown));
    return exitCodes.ok;
  },
};
