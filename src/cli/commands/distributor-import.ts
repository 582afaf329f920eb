import { connect } from '../client.ts';
import type { CliCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { isJson, printList, printOne, withOutput } from '../output.ts';

export const distributorImportCommand: CliCommand = {
  path: 'distributor import',
  summary: 'Invite the members of a mailing list: shows the rows, and sends nothing before they were counted',
  examples: ['tidegate distributor import members.csv', 'tidegate distributor import members.csv --count 23'],
  configure: (command) =>
    withOutput(
      command
        .argument('<file>', 'CSV with the headings organisation, address, contact, products; - for standard input')
        .option('--count <number>', 'how many rows there are, once you have looked at them: invites them'),
    ),
  async run([file], options, io) {
    const client = await connect(io, 'token', isJson(options));
    const csv = Buffer.from(await io.read(String(file))).toString('utf8');
    const count = options.count === undefined ? {} : { count: String(options.count) };
    const { body } = await client.post('/api/v1/distributors/import', { csv, ...count });
    if (options.count !== undefined) {
      printOne(io, options, body, ['invited']);
      return exitCodes.ok;
    }
    printList(io, options, body.data, ['line', 'name', 'address', 'contact_name']);
    io.err(`Nothing was sent. Look at the rows, then say it again with --count ${body.data.length}.\n`);
    return exitCodes.ok;
  },
};
