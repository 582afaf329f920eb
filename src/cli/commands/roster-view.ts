import { connect } from '../client.ts';
import type { CliCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { isJson, printList, withOutput } from '../output.ts';

export const rosterViewCommand: CliCommand = {
  path: 'roster view',
  summary: 'The people of your organisation who need to know, and whether they accepted the terms by name',
  examples: ['tidegate roster view', 'tidegate roster view --json'],
  configure: (command) => withOutput(command),
  async run(_, options, io) {
    const client = await connect(io, 'token', isJson(options));
    const { body } = await client.get('/api/v1/roster');
    printList(io, options, body.data, ['account', 'name', 'address', 'is_contact', 'is_current', 'left_at']);
    return exitCodes.ok;
  },
};
