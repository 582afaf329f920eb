import { connect } from '../client.ts';
import type { CliCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { isJson, printOne, withOutput } from '../output.ts';

export const rosterNameCommand: CliCommand = {
  path: 'roster name',
  summary: 'Name a person of your organisation who needs to know: they get a link of their own',
  examples: ['tidegate roster name "Ada Okafor" ada@harbour.example'],
  configure: (command) =>
    withOutput(command.argument('<name>', 'of the person').argument('<address>', 'where they alone read')),
  async run([name, address], options, io) {
    const client = await connect(io, 'token', isJson(options));
    const { body } = await client.post('/api/v1/roster', { name, address });
    printOne(io, options, body, ['step']);
    return exitCodes.ok;
  },
};
